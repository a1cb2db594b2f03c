package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps each build in a folder of its own below `versions`, named by its content, so that an
/// update never touches what runs. `bin` is a link into the current one, and is turned in one step;
/// on Windows, where links take an administrator, manifests name the folder itself.
public final class FileHostStore implements HostStore {
  private static final String VERSIONS = "versions";
  private static final String BIN = "bin";
  private static final String CALLERS = "callers.txt";
  private static final String NEW_FOLDERS = "new-folders.txt";
  private static final String BROWSERS = "browsers.txt";

  /// How the folder of a version is named, with the fingerprint at the end.
  private static final Pattern INSTALLED = Pattern.compile(".+-([0-9a-f]{16})");

  /// All that this host puts into a folder of its own, here or for its log.
  private static final String OURS =
      "{bin,versions,chromium,firefox,callers.txt,new-folders.txt,browsers.txt,start.lock,host.*log,host.*log.lck,host.*log.[0-9]*,.tabagent-*}";

  private final OperatingSystem os;
  private final Optional<Path> running;
  private final String version;

  /// @param running the distribution that this program was started from, if it was
  /// @param version of this program, for people who look into the folder
  public FileHostStore(OperatingSystem os, Optional<Path> running, String version) {
    this.os = os;
    this.running = running;
    this.version = version;
  }

  @Override
  public Path launcher(Path stay) {
    try {
      Path home = home(stay);
      return os == OperatingSystem.WINDOWS
          ? home.resolve(BIN).resolve("tabagent-host.bat")
          : stay.resolve(BIN).resolve("tabagent-host");
    } catch (IOException failed) {
      throw failure(stay, failed);
    }
  }

  @Override
  public boolean isCurrent(Path stay) {
    try {
      Path home = home(stay);
      return isWhole(home)
          && (os == OperatingSystem.WINDOWS || leadsTo(stay.resolve(BIN), home.resolve(BIN)));
    } catch (IOException failed) {
      throw failure(stay, failed);
    }
  }

  private static boolean leadsTo(Path link, Path target) throws IOException {
    return Files.isSymbolicLink(link)
        && Files.exists(link)
        && link.toRealPath().equals(target.toRealPath());
  }

  @Override
  public void put(Path stay) {
    try {
      Path home = home(stay);
      Files.createDirectories(stay.resolve(VERSIONS));
      if (!isWhole(home)) {
        copy(stay, home);
      }
      if (os != OperatingSystem.WINDOWS) {
        turn(stay.resolve(BIN), Path.of(VERSIONS).resolve(home.getFileName()).resolve(BIN));
      }
      deleteOthers(stay, home);
    } catch (IOException failed) {
      throw failure(stay, failed);
    }
  }

  private boolean isWhole(Path home) throws IOException {
    var there = new Distribution(home);
    return there.isThere() && there.canRun() && nameFor(there.fingerprint()).equals(nameOf(home));
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

  private static String nameOf(Path folder) {
    return folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  private void copy(Path stay, Path home) throws IOException {
    Path draft = stay.resolve(VERSIONS).resolve(".tabagent-" + ProcessHandle.current().pid());
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
    Path draft = link.resolveSibling(".tabagent-" + ProcessHandle.current().pid());
    Files.deleteIfExists(draft);
    Files.createSymbolicLink(draft, target);
    Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteOthers(Path stay, Path home) throws IOException {
    List<Path> others;
    try (Stream<Path> versions = Files.list(stay.resolve(VERSIONS))) {
      others = versions.filter(folder -> !folder.equals(home)).toList();
    }
    for (Path other : others) {
      if (!RunningHosts.anyFrom(other)) {
        FolderTree.delete(other);
      }
    }
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

  @Override
  public Notes notes(Path stay) {
    return new Notes(
        new TreeSet<>(lines(stay.resolve(CALLERS))),
        lines(stay.resolve(NEW_FOLDERS)).stream()
            .map(Path::of)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(lines(stay.resolve(BROWSERS))));
  }

  private static List<String> lines(Path file) {
    return BoundedFile.readIfThere(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  @Override
  public void note(Path stay, Notes notes) {
    try (var files = new FileReplacements()) {
      Files.createDirectories(stay);
      files.prepare(stay.resolve(CALLERS), text(notes.callers()));
      files.prepare(stay.resolve(NEW_FOLDERS), text(notes.newFolders()));
      files.prepare(stay.resolve(BROWSERS), text(notes.browsers()));
      files.publish();
      // Every user's host reads who may call.
      Distribution.permit(stay.resolve(CALLERS), "rw-r--r--");
    } catch (IOException failed) {
      throw failure(stay, failed);
    }
  }

  private static byte[] text(Collection<?> lines) {
    return lines.stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Path> clear(Path folder) {
    try {
      var left = new ArrayList<Path>();
      for (Path path : ours(folder)) {
        left.addAll(FolderTree.delete(path));
      }
      if (Files.isDirectory(folder) && isEmpty(folder)) {
        Files.delete(folder);
      }
      return left;
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  @Override
  public boolean holdsAnything(Path folder) {
    try {
      return Files.isDirectory(folder) && (isEmpty(folder) || !ours(folder).isEmpty());
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static List<Path> ours(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var ours = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder, OURS)) {
      entries.forEach(ours::add);
    }
    return ours;
  }

  private static LmStudioException failure(Path folder, IOException cause) {
    return new LmStudioException(
        Failure.of(
            FailureCode.INTERNAL,
            "The host's folder " + folder + " cannot be changed: " + cause + ".",
            Remedy.advice(
                "Look at who may write there and whether the disk is full; --system takes an administrator.")),
        cause);
  }
}
