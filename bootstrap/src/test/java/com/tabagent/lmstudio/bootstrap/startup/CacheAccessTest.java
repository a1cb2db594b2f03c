package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who may read a start-up cache.
@DisabledOnOs(OS.WINDOWS)
class CacheAccessTest {
  @TempDir private Path folder;
  private FakeInstallation installation;

  @BeforeEach
  void makeCacheWithAClosedMind() throws IOException {
    installation = new FakeInstallation(folder);
    Files.createDirectory(installation.cache());
    Files.writeString(installation.cache().resolve("x.aot"), "classes");
    Files.writeString(installation.host().buildIdFile(), "id");
    permit(installation.cache(), "rwx------");
    permit(installation.cache().resolve("x.aot"), "rw-------");
    permit(installation.host().buildIdFile(), "rw-------");
  }

  @Test
  void whoMayLookIntoTheHostMayReadItsCache() throws IOException {
    permit(installation.home, "rwxr-xr-x");

    CacheAccess.asOf(installation.host());

    assertThat(permissions(installation.cache())).isEqualTo("rwxr-xr-x");
    assertThat(permissions(installation.cache().resolve("x.aot"))).isEqualTo("rw-r--r--");
    assertThat(permissions(installation.host().buildIdFile())).isEqualTo("rw-r--r--");
  }

  @Test
  void whoMayNotMayNot() throws IOException {
    permit(installation.home, "rwx------");

    CacheAccess.asOf(installation.host());

    assertThat(permissions(installation.cache())).isEqualTo("rwx------");
    assertThat(permissions(installation.cache().resolve("x.aot"))).isEqualTo("rw-------");
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
