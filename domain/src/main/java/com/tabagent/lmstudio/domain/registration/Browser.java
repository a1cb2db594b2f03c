package com.tabagent.lmstudio.domain.registration;

import java.util.Locale;

/// A browser that this host can be registered with, all its channels included.
public enum Browser {
  CHROME(Engine.CHROMIUM, "Chrome"),
  CHROMIUM(Engine.CHROMIUM, "Chromium"),
  EDGE(Engine.CHROMIUM, "Edge"),
  BRAVE(Engine.CHROMIUM, "Brave"),
  VIVALDI(Engine.CHROMIUM, "Vivaldi"),
  OPERA(Engine.CHROMIUM, "Opera"),
  ARC(Engine.CHROMIUM, "Arc"),
  CHROME_FOR_TESTING(Engine.CHROMIUM, "Chrome for Testing"),
  FIREFOX(Engine.FIREFOX, "Firefox"),
  LIBREWOLF(Engine.FIREFOX, "LibreWolf");

  private final Engine engine;
  private final String title;

  Browser(Engine engine, String title) {
    this.engine = engine;
    this.title = title;
  }

  public Engine engine() {
    return engine;
  }

  /// As its makers write it.
  public String title() {
    return title;
  }

  /// As it is typed: lower case, words joined by hyphens.
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
