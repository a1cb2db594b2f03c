package com.tabagent.lmstudio.architecture.violations.bootstrap;

/// Something that others must not know.
public final class Root {}
