package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.adapter.filesystem.JsonScalars.Scalar;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.installation.KnownPlaces;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Looks for LM Studio where its own tools and installers put it. Reads a few small files, writes
/// none, starts nothing; takes well under a millisecond once warm.
///
/// It is on the way of every status request, in a process that often lives for that request alone:
/// hence `java.io.File` (one system call a question, loaded with the JVM), plain loops and no
/// regular expression.
public final class FilesystemInstallationLocator implements InstallationLocator {

  /// Where the daemon and the apps note the place they run from, in the order in which LM Studio's
  /// tools ask them.
  private static final String[] RECORDS = {
    ".internal/llmster-install-location.json",
    ".internal/app-install-location.json",
    "apps/bionic/.internal/app-install-location.json"
  };

  private final UserFolders user;
  private final List<KnownPlaces.App> apps;
  private final String lmsFileName;

  public FilesystemInstallationLocator(UserFolders user) {
    this.user = user;
    this.apps = KnownPlaces.apps(user);
    this.lmsFileName = KnownPlaces.lmsFileName(user.os());
  }

  @Override
  public Installation locate() {
    Path home = LmStudioHome.of(user.home());
    Path internal = home.resolve(".internal");
    return new Installation(
        home,
        application(home),
        lms(home),
        bundledLms(),
        ServerFiles.settings(internal),
        ServerFiles.internalPort(internal));
  }

  private Optional<Path> application(Path home) {
    for (String record : RECORDS) {
      Optional<Path> recorded = recorded(home.resolve(record));
      if (recorded.isPresent()) {
        return recorded;
      }
    }
    for (KnownPlaces.App app : apps) {
      if (app.executable().toFile().isFile()) {
        return Optional.of(app.executable());
      }
    }
    return Optional.empty();
  }

  /// A record outlives what it names: an AppImage notes the mount that it ran from, which is gone
  /// when it ends.
  private static Optional<Path> recorded(Path record) {
    Scalar path = JsonScalars.in(record).get("path");
    if (path == null || path.kind() != JsonToken.VALUE_STRING) {
      return Optional.empty();
    }
    try {
      Path program = Path.of(path.text());
      boolean there = program.isAbsolute() && program.toFile().isFile();
      return there ? Optional.of(program) : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private Optional<Path> lms(Path home) {
    Path own = home.resolve("bin").resolve(lmsFileName);
    if (isRunnable(own)) {
      return Optional.of(own);
    }
    for (Path folder : user.searchPath()) {
      Path found = folder.resolve(lmsFileName);
      if (isRunnable(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> bundledLms() {
    for (KnownPlaces.App app : apps) {
      if (isRunnable(app.bundledLms())) {
        return Optional.of(app.bundledLms());
      }
    }
    return Optional.empty();
  }

  /// An AppImage has been seen to leave an `lms` of zero bytes.
  private boolean isRunnable(Path program) {
    File file = program.toFile();
    return file.isFile()
        && file.length() > 0
        && (user.os() == OperatingSystem.WINDOWS || file.canExecute());
  }
}
