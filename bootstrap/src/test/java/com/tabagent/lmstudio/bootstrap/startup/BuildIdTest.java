package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A build is known by what runs, not by when or where it was put there.
@DisabledOnOs(OS.WINDOWS)
class BuildIdTest {
  @TempDir private Path folder;
  private FakeInstallation installation;
  private String before = "";

  @BeforeEach
  void anInstallation() throws Exception {
    installation = new FakeInstallation(Files.createDirectory(folder.resolve("host")));
    before = BuildId.of(installation.host());
  }

  @Test
  void theIdHas16HexadecimalDigits() {
    assertThat(before).matches("[0-9a-f]{16}");
  }

  /// What makes another build of it.
  enum Change {
    A_JAR_HAS_OTHER_CONTENT {
      @Override
      void make(FakeInstallation installation) throws IOException {
        Files.writeString(installation.home.resolve("lib/b.jar"), "secont");
      }
    },
    A_JAR_HAS_ANOTHER_NAME {
      @Override
      void make(FakeInstallation installation) throws IOException {
        Path lib = installation.home.resolve("lib");
        Files.move(lib.resolve("b.jar"), lib.resolve("c.jar"));
      }
    },
    A_JAR_IS_NEW {
      @Override
      void make(FakeInstallation installation) throws IOException {
        Files.writeString(installation.home.resolve("lib/c.jar"), "");
      }
    },
    A_JAR_IS_GONE {
      @Override
      void make(FakeInstallation installation) throws IOException {
        Files.delete(installation.home.resolve("lib/a.jar"));
      }
    },
    TWO_JARS_HAVE_CHANGED_PLACES {
      @Override
      void make(FakeInstallation installation) throws IOException {
        Files.writeString(installation.home.resolve("lib/a.jar"), "second");
        Files.writeString(installation.home.resolve("lib/b.jar"), "first");
      }
    },
    THE_LAUNCHER_HAS_CHANGED {
      @Override
      void make(FakeInstallation installation) throws IOException {
        installation.launcher("exit 2\n");
      }
    };

    abstract void make(FakeInstallation installation) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void theIdIsAnotherIf(Change change) throws Exception {
    change.make(installation);

    assertThat(BuildId.of(installation.host())).isNotEqualTo(before).matches("[0-9a-f]{16}");
  }

  @Test
  void theIdIsTheSameWhateverElseChanges() throws Exception {
    Path lib = installation.home.resolve("lib");
    Files.writeString(lib.resolve("build.id"), "0123456789abcdef\n");
    Files.setLastModifiedTime(lib.resolve("a.jar"), FileTime.from(Instant.EPOCH));
    Path moved = Files.move(installation.home, folder.resolve("moved"));

    var host = new InstalledHost(moved.toString(), "/another/java", "another build of it");

    assertThat(BuildId.of(host)).isEqualTo(before);
  }
}
