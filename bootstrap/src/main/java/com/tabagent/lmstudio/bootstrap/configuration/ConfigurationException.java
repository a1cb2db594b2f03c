package com.tabagent.lmstudio.bootstrap.configuration;

import java.util.List;

/// The settings cannot be used. Names every mistake, not only the first.
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  ConfigurationException(List<String> mistakes) {
    super(String.join(" ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /// One sentence each: which setting, what it says, what is allowed.
  public List<String> mistakes() {
    return mistakes;
  }
}
