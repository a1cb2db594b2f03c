package com.tabagent.lmstudio.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that the build has written.
enum Share {
  MANUAL_PAGE("man/man1/tabagent-host.1"),
  BASH("bash-completion/completions/tabagent-host"),
  ZSH("zsh/vendor-completions/_tabagent-host"),
  FISH("fish/vendor_completions.d/tabagent-host.fish");

  private final String file;

  Share(String file) {
    this.file = file;
  }

  Path path() {
    return Path.of(System.getProperty("share.directory"), file);
  }

  String text() throws IOException {
    return Files.readString(path());
  }
}
