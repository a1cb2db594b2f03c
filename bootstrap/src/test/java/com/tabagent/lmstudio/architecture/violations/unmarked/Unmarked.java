package com.tabagent.lmstudio.architecture.violations.unmarked;

/// Lies in a package that nobody has marked.
final class Unmarked {}
