package com.tabagent.lmstudio.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A [SessionPerRun] in which the host has been registered by its own `install`, for tests that
/// break that and put it right again.
final class InstalledPerRun {
  private final SessionPerRun run = new SessionPerRun();
  private byte[] installed = new byte[0];

  void open(BrowserKind kind, Path folder) throws IOException {
    BrowserSession session = run.open(kind, folder);
    JavaInHome.put(session.user().home());
    session.install();
    installed = Files.readAllBytes(session.manifest().file());
  }

  BrowserSession session() {
    return run.session();
  }

  /// Puts the manifest back that `install` wrote.
  void mend() throws IOException {
    Files.write(session().manifest().file(), installed);
  }

  void close() {
    run.close();
  }
}
