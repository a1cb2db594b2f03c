package com.tabagent.lmstudio.bootstrap.startup;

/// The version of this program.
public final class ProductVersion {

  /// It stands in the code: to read it from a file in the jar, the JVM would first open all of
  /// that, which takes a fifth of the time to the answer to `hello`.
  private static final String CURRENT = "0.1.0";

  private ProductVersion() {}

  /// Such as `1.2.3`.
  public static String current() {
    return CURRENT;
  }
}
