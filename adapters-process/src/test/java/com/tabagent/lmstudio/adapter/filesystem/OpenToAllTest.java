package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An administrator who keeps new files to himself installs the host for everybody.
@DisabledOnOs(OS.WINDOWS)
class OpenToAllTest {
  @TempDir private Path folder;

  /// What a process that keeps its files to itself does.
  static final class Installer {
    private Installer() {}

    public static void main(String[] folders) {
      Path stay = Path.of(folders[1]);
      var store =
          new FileHostStore(OperatingSystem.LINUX, Optional.of(Path.of(folders[0])), "1.2.3");
      store.note(
          stay, new HostStore.Notes(new TreeSet<>(Set.of("a")), new TreeSet<>(), new TreeSet<>()));
      store.put(stay);
    }
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.resolve("stay").resolve(path)));
  }

  @Test
  void everybodyMayReadWhatIsInstalled() throws Exception {
    Path unpacked = folder.resolve("unpacked");
    Files.createDirectories(unpacked.resolve("bin"));
    Files.createDirectories(unpacked.resolve("lib"));
    Files.writeString(unpacked.resolve("lib/a.jar"), "a jar");
    Path launcher = Files.writeString(unpacked.resolve("bin/tabagent-host"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    Process installer =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask 077; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Installer.class.getName(),
                unpacked.toString(),
                folder.resolve("stay").toString())
            .inheritIO()
            .start();
    assertThat(installer.waitFor()).isZero();

    assertThat(permissions("")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("versions")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("bin/..")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("bin")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("bin/tabagent-host")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("bin/../lib/a.jar")).isEqualTo("rw-r--r--");
    for (String note : Set.of("callers.txt", "new-folders.txt", "browsers.txt")) {
      assertThat(permissions(note)).isEqualTo("rw-r--r--");
    }
  }
}
