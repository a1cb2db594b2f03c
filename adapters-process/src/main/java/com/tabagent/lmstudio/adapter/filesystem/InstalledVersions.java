package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keeps each build in a folder of its own below `versions`, named by its content, so that an
/// update never touches what runs. `bin` is a link into the current one, and is turned in one step;
/// on Windows, where links take an administrator, manifests name the folder itself.
final class InstalledVersions {
  private static final String VERSIONS = "versions";
  private static final String BIN = "bin";

  /// How the folder of a version is named, with the fingerprint at the end.
  private static final Pattern INSTALLED = Pattern.compile(".+-([0-9a-f]{16})");

  private final OperatingSystem os;
  private final Optional<Path> running;
  private final String version;

  InstalledVersions(OperatingSystem os, Optional<Path> running, String version) {
    this.os = os;
    this.running = running;
    this.version = version;
  }

  Path launcher(Path stay) throws IOException {
    Path home = home(stay);
    return os == OperatingSystem.WINDOWS
        ? home.resolve(BIN).resolve("tabagent-host.bat")
        : stay.resolve(BIN).resolve("tabagent-host");
  }

  boolean isCurrent(Path stay) throws IOException {
    Path home = home(stay);
    return isWhole(home)
        && (os == OperatingSystem.WINDOWS || leadsTo(stay.resolve(BIN), home.resolve(BIN)));
  }

  private static boolean leadsTo(Path link, Path target) throws IOException {
    return Files.isSymbolicLink(link)
        && Files.exists(link)
        && link.toRealPath().equals(target.toRealPath());
  }

  void put(Path stay) throws IOException {
    Path home = home(stay);
    OpenFolder.make(stay);
    OpenFolder.make(stay.resolve(VERSIONS));
    if (!isWhole(home)) {
      copy(home);
    }
    if (os != OperatingSystem.WINDOWS) {
      turn(stay.resolve(BIN), Path.of(VERSIONS).resolve(home.getFileName()).resolve(BIN));
    }
  }

  private boolean isWhole(Path home) throws IOException {
    var there = new Distribution(home);
    return there.isThere() && there.canRun() && nameFor(there.fingerprint()).equals(nameOf(home));
  }

  private void copy(Path home) throws IOException {
    Path draft = ours(home, "new");
    try {
      FolderTree.delete(draft);
      source().copyTo(draft);
      // What has the name and not the content is damaged.
      FolderTree.delete(home);
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(draft);
    }
  }

  private static void turn(Path link, Path target) throws IOException {
    if (Files.isDirectory(link) && !Files.isSymbolicLink(link)) {
      FolderTree.delete(link);
    }
    Path draft = ours(link, "link");
    Files.deleteIfExists(draft);
    Files.createSymbolicLink(draft, target);
    Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A name beside this one that nobody else uses.
  private static Path ours(Path path, String purpose) {
    return path.resolveSibling(".tabagent-" + purpose + "-" + ProcessHandle.current().pid());
  }

  /// Takes away the older versions that nobody runs and no launcher is in.
  ///
  /// @return those that stay
  List<Path> tidy(Path stay, Set<Path> launchers) throws IOException {
    var left = new ArrayList<Path>();
    for (Path other : others(stay)) {
      boolean named = launchers.stream().anyMatch(launcher -> launcher.startsWith(other));
      if (named || RunningHosts.anyFrom(other) || !remove(other)) {
        left.add(other);
      }
    }
    return left;
  }

  private List<Path> others(Path stay) throws IOException {
    Path versions = stay.resolve(VERSIONS);
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    Path home = home(stay);
    try (Stream<Path> folders = Files.list(versions)) {
      return folders.filter(folder -> !folder.equals(home)).sorted().toList();
    }
  }

  /// On Windows a folder cannot be moved while a file in it is open, so what somebody runs stays
  /// whole: a host that has lost half of its jars is worse than an old one.
  private static boolean remove(Path version) throws IOException {
    Path gone = ours(version, "old");
    try {
      FolderTree.delete(gone);
      Files.move(version, gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException inUse) {
      return false;
    }
    return FolderTree.delete(gone).isEmpty();
  }

  private Path home(Path stay) throws IOException {
    Distribution source = source();
    String fingerprint = source.fingerprint();
    requireUndamaged(source, fingerprint);
    return stay.resolve(VERSIONS).resolve(nameFor(fingerprint));
  }

  private String nameFor(String fingerprint) {
    return version + "-" + fingerprint;
  }

  private static String nameOf(Path folder) {
    return folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  /// A copy that was put into its place by this class is named by what it held then. Where it holds
  /// something else now, it is damaged, and whoever copied it would bless the damage with a name.
  private static void requireUndamaged(Distribution source, String fingerprint) {
    Path folder = source.folder();
    boolean installed = VERSIONS.equals(nameOf(folder.resolveSibling("")));
    Matcher name = INSTALLED.matcher(nameOf(folder));
    if (installed && name.matches() && !name.group(1).equals(fingerprint)) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.INTERNAL,
              "The host in " + folder + " is damaged: it does not hold what was installed there.",
              Remedy.advice(
                  "Download the host again, and run the install of what you downloaded.")));
    }
  }

  private Distribution source() {
    return running
        .map(Distribution::new)
        .filter(Distribution::isThere)
        .orElseThrow(
            () ->
                new LmStudioException(
                    Failure.of(
                        FailureCode.BAD_REQUEST,
                        "This program was not started by the launcher of a distribution, so there is nothing to install.",
                        Remedy.advice("Run the distribution's bin/tabagent-host install."))));
  }
}
