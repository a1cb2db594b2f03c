package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.application.port.out.StartLockContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStartLockTest extends StartLockContract {
  @TempDir private Path temp;

  @Test
  void anotherProcessFindsTheLockHeldUntilItIsGivenBack() throws Exception {
    StartLock.Held held = lock().tryAcquire().orElseThrow();
    assertThat(askAnotherProcess()).isEqualTo("held");

    held.close();

    assertThat(askAnotherProcess()).isEqualTo("free");
  }

  /// On POSIX a process loses a lock when it closes any channel of the file, also one that it
  /// opened only to find the lock held.
  @Test
  void askingInVainInOneProcessDoesNotGiveTheLockAwayToAnother() throws Exception {
    try (StartLock.Held _ = lock().tryAcquire().orElseThrow()) {
      assertThat(lockOfAnotherHost().tryAcquire()).isEmpty();

      assertThat(askAnotherProcess()).isEqualTo("held");
    }
  }

  @Test
  void theEndOfAProcessGivesItsLockBackHoweverItEnds() throws Exception {
    Process other = anotherProcess("keep");
    try (var said = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("free");
      assertThat(lock().tryAcquire()).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }

    Optional<StartLock.Held> held = lock().tryAcquire();

    assertThat(held).isPresent();
    held.get().close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileUnderAnotherNameIsStillTheSameLock() throws IOException {
    try (StartLock.Held _ = lock().tryAcquire().orElseThrow()) {
      Path link = Files.createSymbolicLink(temp.resolve("other-name"), lockFile());

      assertThat(new FileStartLock(link).tryAcquire()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileAndFolderAreTheUsersAlone() throws IOException {
    lock().tryAcquire().orElseThrow().close();

    assertThat(permissions(lockFile())).isEqualTo("rw-------");
    assertThat(permissions(lockFile().resolveSibling(""))).isEqualTo("rwx------");
  }

  @Test
  void theFileStaysForTheNextOne() {
    lock().tryAcquire().orElseThrow().close();

    assertThat(lockFile()).exists();
  }

  @Test
  void whereNoLockFileCanBeMadeTheStartGoesOnWithoutOne() throws IOException {
    Path file = Files.createFile(temp.resolve("a-file"));
    StartLock lock = new FileStartLock(file.resolve("below/start.lock"));

    try (StartLock.Held held = lock.tryAcquire().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(lock.tryAcquire()).as("still one start at a time in one process").isEmpty();
    }
    lock.tryAcquire().orElseThrow().close();
  }

  @Override
  protected StartLock lock() {
    return new FileStartLock(lockFile());
  }

  @Override
  protected StartLock lockOfAnotherHost() {
    return new FileStartLock(lockFile());
  }

  private Path lockFile() {
    return temp.resolve("state/tabagent/start.lock");
  }

  private String askAnotherProcess() throws Exception {
    Process other = anotherProcess("ask");
    try (var said = other.inputReader(StandardCharsets.UTF_8)) {
      String answer = said.readLine();
      assertThat(other.waitFor()).isZero();
      return answer;
    } finally {
      other.destroyForcibly();
    }
  }

  private Process anotherProcess(String what) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherHost.class.getName(),
            lockFile().toString(),
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /// Says whether the lock is free; if told to keep it, does so until its input or its life ends.
  static final class OtherHost {
    private OtherHost() {}

    @SuppressWarnings("SystemOut") // it is what the test reads
    public static void main(String[] args) throws IOException {
      var held = new FileStartLock(Path.of(args[0])).tryAcquire();
      System.out.println(held.isPresent() ? "free" : "held");
      if (args[1].equals("keep")) {
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
  }
}
