package com.tabagent.lmstudio.domain.registration;

import java.util.regex.Pattern;

/// The id of an extension as its browser shows it.
///
/// @param engine whose kind of id it is
/// @param text Chromium: 32 letters from a to p; Firefox: `name@host` or `{uuid}`, 80 characters at
///   most
public record ExtensionId(Engine engine, String text) implements Comparable<ExtensionId> {
  private static final Pattern CHROMIUM = Pattern.compile("[a-p]{32}");
  private static final Pattern FIREFOX =
      Pattern.compile(
          "(?i)(?=.{1,80}$)(?:\\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}|[a-z0-9._-]*@[a-z0-9._-]+)");
  private static final String ORIGIN = "chrome-extension://";
  private static final int LONGEST_SHOWN = 100;

  public ExtensionId {
    if (!(engine == Engine.CHROMIUM ? CHROMIUM : FIREFOX).matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + shown(text)
              + "' is not the id of "
              + (engine == Engine.CHROMIUM
                  ? "a Chromium extension: 32 letters from a to p, as the browser's page of extensions shows it"
                  : "a Firefox add-on: name@host or {uuid}, as about:debugging shows it"));
    }
  }

  private static String shown(String text) {
    String cut = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  /// As a manifest lists it. Chromium wants an origin, with a slash at its end.
  public String caller() {
    return engine == Engine.CHROMIUM ? ORIGIN + text + "/" : text;
  }

  /// From what a manifest lists.
  ///
  /// @throws IllegalArgumentException if the browser would not take it either
  public static ExtensionId ofCaller(Engine engine, String caller) {
    boolean origin = caller.startsWith(ORIGIN) && caller.endsWith("/");
    if (engine == Engine.CHROMIUM && !(origin && caller.length() > ORIGIN.length())) {
      throw new IllegalArgumentException("'" + shown(caller) + "' is not " + ORIGIN + "ID/");
    }
    return new ExtensionId(
        engine,
        engine == Engine.CHROMIUM
            ? caller.substring(ORIGIN.length(), caller.length() - 1)
            : caller);
  }

  @Override
  public int compareTo(ExtensionId other) {
    return text.compareTo(other.text);
  }
}
