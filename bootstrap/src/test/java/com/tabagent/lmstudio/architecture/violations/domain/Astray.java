package com.tabagent.lmstudio.architecture.violations.domain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What the domain must not do.
final class Astray {

  static final class ReadsTheDisk {
    boolean isThere(Path file) {
      return Files.exists(file);
    }
  }

  static final class ReadsTheEnvironment {
    String home() {
      return System.getenv("HOME");
    }
  }

  static final class MakesAThread {
    Thread thread(Runnable work) {
      return new Thread(work);
    }
  }

  static final class AsksTheClock {
    Instant now() {
      return Instant.now();
    }
  }

  static final class StringUtils {}
}
