/// Streams that nobody asked for and nobody reads, so that the JVM has compiled what a real one
/// runs through.
@NullMarked
package com.tabagent.lmstudio.bootstrap.practice;

import org.jspecify.annotations.NullMarked;
