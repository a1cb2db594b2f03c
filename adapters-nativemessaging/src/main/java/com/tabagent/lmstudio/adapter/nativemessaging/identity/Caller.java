package com.tabagent.lmstudio.adapter.nativemessaging.identity;

import java.util.List;
import java.util.Optional;

/// Who started the host, as the command line tells: Chromium passes `chrome-extension://ID/`,
/// Firefox the path of the manifest and the add-on's id. Other arguments, such as Chromium's
/// `--parent-window=…`, say nothing about the caller.
///
/// @param browser `chromium`, `firefox` or empty where no browser started the host
/// @param origin as the browser writes it
/// @param extension the id of the extension
public record Caller(
    Optional<String> browser, Optional<String> origin, Optional<String> extension) {
  private static final String CHROMIUM_SCHEME = "chrome-extension://";
  private static final int MANIFEST_AND_ID = 2;

  /// No browser: a person or a program that speaks the protocol.
  public static final Caller NONE =
      new Caller(Optional.empty(), Optional.empty(), Optional.empty());

  /// Reads the arguments of the process; empty unless a browser passed them.
  public static Optional<Caller> of(String... arguments) {
    List<String> plain =
        List.of(arguments).stream().filter(argument -> !argument.startsWith("--")).toList();
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    String first = plain.getFirst();
    if (first.startsWith(CHROMIUM_SCHEME)) {
      int end = first.endsWith("/") ? first.length() - 1 : first.length();
      String id = first.substring(Math.min(CHROMIUM_SCHEME.length(), end), end);
      return Optional.of(new Caller(Optional.of("chromium"), Optional.of(first), Optional.of(id)));
    }
    if (plain.size() == MANIFEST_AND_ID && first.endsWith(".json")) {
      String id = plain.getLast();
      return Optional.of(new Caller(Optional.of("firefox"), Optional.of(id), Optional.of(id)));
    }
    return Optional.empty();
  }

  /// Whether the caller may use the host. Without a list the browser's own manifest decides alone;
  /// it has done so before it started the host.
  public boolean mayCall(Optional<List<String>> allowedExtensions) {
    return extension.isEmpty()
        || allowedExtensions.isEmpty()
        || allowedExtensions.get().contains(extension.get());
  }
}
