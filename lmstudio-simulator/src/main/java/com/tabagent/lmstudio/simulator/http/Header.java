package com.tabagent.lmstudio.simulator.http;

/// A header line as it was, or will be, on the wire: the name keeps its case.
public record Header(String name, String value) {

  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
