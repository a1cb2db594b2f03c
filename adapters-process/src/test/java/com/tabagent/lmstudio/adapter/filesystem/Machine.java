package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A machine of one of the three systems, laid out below a folder of this one.
final class Machine {
  private final OperatingSystem os;
  private final Path root;

  Machine(OperatingSystem os, Path folder) {
    this.os = os;
    try {
      this.root = folder.toRealPath();
      Files.createDirectories(userHome());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Path userHome() {
    return root.resolve("users/ada");
  }

  Path home() {
    return userHome().resolve(".lmstudio");
  }

  Path at(String place) {
    return root.resolve(place);
  }

  UserFolders folders() {
    boolean windows = os == OperatingSystem.WINDOWS;
    return new UserFolders(
        os,
        userHome(),
        root,
        windows ? Optional.of(userHome().resolve("AppData/Local")) : Optional.empty(),
        windows ? Optional.of(userHome().resolve("AppData/Roaming")) : Optional.empty(),
        windows ? Optional.of(root.resolve("Program Files")) : Optional.empty(),
        List.of(root.resolve("tools"), root.resolve("more-tools")));
  }

  FilesystemInstallationLocator locator() {
    return new FilesystemInstallationLocator(folders());
  }

  Path file(Path file, String content) {
    return file(file, content.getBytes(StandardCharsets.UTF_8));
  }

  Path file(Path file, byte[] content) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      return Files.write(file, content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Path program(Path file) {
    file(file, "#!/bin/sh\n");
    executable(file, true);
    return file;
  }

  void executable(Path file, boolean executable) {
    if (!file.toFile().setExecutable(executable)) {
      throw new IllegalStateException("cannot change " + file);
    }
  }

  /// Writes an install record, as LM Studio does, that names the program.
  void record(Path record, Path program) {
    file(record, "{\"path\":\"" + program + "\",\"argv\":[\"x\"],\"cwd\":\"/\"}");
  }

  /// Every file with its content, and every folder.
  Map<String, String> everything() {
    var all = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String content =
            Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        all.put(root.relativize(path).toString(), content);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }
}
