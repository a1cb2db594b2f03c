package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The installed host on the disk.
public final class FileHostStore implements HostStore {
  private final InstalledVersions versions;

  /// @param running the distribution that this program was started from, if it was
  /// @param version of this program, for people who look into the folder
  public FileHostStore(OperatingSystem os, Optional<Path> running, String version) {
    this.versions = new InstalledVersions(os, running, version);
  }

  @Override
  public Path launcher(Path stay) {
    return on(stay, () -> versions.launcher(stay));
  }

  @Override
  public boolean isCurrent(Path stay) {
    return on(stay, () -> versions.isCurrent(stay));
  }

  @Override
  public void put(Path stay) {
    on(
        stay,
        () -> {
          versions.put(stay);
          return stay;
        });
  }

  @Override
  public List<Path> tidy(Path stay, Set<Path> launchers) {
    return on(stay, () -> versions.tidy(stay, launchers));
  }

  @Override
  public Notes notes(Path stay) {
    return NoteFiles.read(stay);
  }

  @Override
  public void note(Path stay, Notes notes) {
    on(
        stay,
        () -> {
          NoteFiles.write(stay, notes);
          return stay;
        });
  }

  @Override
  public List<Path> clear(Path folder, Belongings what) {
    return on(folder, () -> HostFiles.delete(folder, what));
  }

  @Override
  public boolean holds(Path folder, Belongings what) {
    return on(folder, () -> HostFiles.any(folder, what));
  }

  /// Something that is done to a folder on the disk.
  private interface Work<T> {
    T result() throws IOException;
  }

  private static <T> T on(Path folder, Work<T> work) {
    try {
      return work.result();
    } catch (IOException failed) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.INTERNAL,
              "The host's folder " + folder + " cannot be changed: " + failed + ".",
              Remedy.advice(
                  "Look at who may write there and whether the disk is full; --system takes an administrator.")),
          failed);
    }
  }
}
