package com.tabagent.lmstudio.adapter.nativemessaging.registration;

import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Manifests on the disk.
public final class JsonManifestFiles implements ManifestFiles {
  private static final int LARGEST = 1 << 20;

  @Override
  public boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Stored read(Path file, Engine engine) {
    if (!isThere(file)) {
      return new Stored.Absent();
    }
    // A named pipe would block.
    if (!Files.isRegularFile(file)) {
      return new Stored.Unreadable("is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? new Stored.Unreadable("is larger than " + LARGEST + " bytes")
          : ManifestReader.read(bytes, engine);
    } catch (IOException unreadable) {
      return new Stored.Unreadable("cannot be read");
    }
  }

  /// Written beside the file first: whoever looks finds the old manifest or the new one.
  @Override
  public void write(Path file, Manifest manifest) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Path draft = Files.createTempFile(file.resolveSibling(""), ".tabagent-", ".tmp");
      try {
        Files.write(draft, ManifestJson.bytes(manifest));
        // A new temporary file is its owner's alone.
        permit(draft, "rw-r--r--");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw failure(file, "written", failed);
    }
  }

  @Override
  public void openToAll(Path folder) {
    try {
      permit(folder, "rwxr-xr-x");
    } catch (IOException failed) {
      throw failure(folder, "opened to all users", failed);
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw failure(file, "deleted", failed);
    }
  }

  @Override
  public void deleteIfEmpty(Path folder) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder);
      }
    } catch (DirectoryNotEmptyException inUse) {
      // Somebody else has put something there.
    } catch (IOException failed) {
      throw failure(folder, "deleted", failed);
    }
  }

  private static LmStudioException failure(Path path, String what, IOException cause) {
    return new LmStudioException(
        Failure.of(
            FailureCode.INTERNAL,
            path + " cannot be " + what + ": " + cause.getClass().getSimpleName() + ".",
            Remedy.advice("Look at who may write there; --system takes an administrator.")),
        cause);
  }
}
