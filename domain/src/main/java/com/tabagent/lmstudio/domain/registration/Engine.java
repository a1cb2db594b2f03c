package com.tabagent.lmstudio.domain.registration;

/// The two families of browsers. Each has its own kind of manifest and of extension id; Firefox
/// refuses a manifest that also holds the other's keys.
public enum Engine {
  CHROMIUM("allowed_origins", "--extension-id"),
  FIREFOX("allowed_extensions", "--firefox-id");

  private final String callersKey;
  private final String idOption;

  Engine(String callersKey, String idOption) {
    this.callersKey = callersKey;
    this.idOption = idOption;
  }

  /// The manifest's key for who may call.
  public String callersKey() {
    return callersKey;
  }

  /// How an id of this kind is given on the command line.
  public String idOption() {
    return idOption;
  }
}
