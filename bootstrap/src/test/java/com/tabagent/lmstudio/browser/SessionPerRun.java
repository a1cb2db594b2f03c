package com.tabagent.lmstudio.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The session that all tests of a class share while the class runs with one of the browsers. There
/// is none where that browser is missing.
final class SessionPerRun {
  private Optional<BrowserSession> open = Optional.empty();

  /// Opens it. Skips the run where there is no such browser, as [BrowserSession#open] does.
  BrowserSession open(BrowserKind kind, Path folder) throws IOException {
    BrowserSession session = BrowserSession.open(kind, folder);
    open = Optional.of(session);
    return session;
  }

  BrowserSession session() {
    return open.orElseThrow();
  }

  /// Takes it out, for whoever closes it.
  Optional<BrowserSession> take() {
    Optional<BrowserSession> taken = open;
    open = Optional.empty();
    return taken;
  }

  /// Closes it, if it was opened.
  void close() {
    take().ifPresent(BrowserSession::close);
  }
}
