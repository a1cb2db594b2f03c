package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.StartLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A lock on a file that all hosts of a user share. The system gives it back when the process that
/// holds it ends, however it ends. The file itself stays: to delete it would let two hosts hold two
/// files of one name.
///
/// Where no lock can be had at all (a read-only home, a network drive without locks) the start goes
/// on without one: two starts at once are a lesser evil than none, and LM Studio answers the second
/// one with success.
public final class FileStartLock implements StartLock {

  /// Locks belong to a process, and closing any channel of a file gives back its locks taken
  /// through another. So who asks twice in one process must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final Held NOTHING = () -> {};

  private final Path lockFile;

  /// @param lockFile made when first needed, with the folders above it, for this user alone
  public FileStartLock(Path lockFile) {
    this.lockFile = lockFile.toAbsolutePath().normalize();
  }

  @Override
  public Optional<Held> tryAcquire() {
    if (!HELD_HERE.add(lockFile)) {
      return Optional.empty();
    }
    Optional<Held> held = Optional.empty();
    try {
      held = lock();
      return held;
    } finally {
      if (held.isEmpty()) {
        HELD_HERE.remove(lockFile);
      }
    }
  }

  private Optional<Held> lock() {
    FileChannel channel;
    try {
      channel = open();
    } catch (IOException impossible) {
      return Optional.of(new HeldFile(lockFile, NOTHING));
    }
    return lock(channel);
  }

  private Optional<Held> lock(FileChannel channel) {
    Held file = () -> close(channel);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new HeldFile(lockFile, file));
      }
    } catch (OverlappingFileLockException heldUnderAnotherName) {
      // Somebody in this process has it: as good as in another.
    } catch (IOException noLocksHere) {
      return Optional.of(new HeldFile(lockFile, file));
    }
    close(channel);
    return Optional.empty();
  }

  private FileChannel open() throws IOException {
    Path folder = lockFile.getParent();
    if (folder != null) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
    return FileChannel.open(
        lockFile,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        ownerOnly("rw-------"));
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = lockFile.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException closedAllTheSame) {
      // The descriptor, and with it the lock, is gone even then; a start must not fail by it.
    }
  }

  /// One holding: given back once, however often it is closed.
  private record HeldFile(Path lockFile, Held file, AtomicBoolean closed) implements Held {

    HeldFile(Path lockFile, Held file) {
      this(lockFile, file, new AtomicBoolean());
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        file.close();
        HELD_HERE.remove(lockFile);
      }
    }
  }
}
