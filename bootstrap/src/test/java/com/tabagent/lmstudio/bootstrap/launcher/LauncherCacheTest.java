package com.tabagent.lmstudio.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.launcher.Sandbox.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Java 25.0.3 runs the classes in a cache even if the jars have changed since, without a word. So
/// the launcher itself must know when a cache fits.
@EnabledOnOs(OS.LINUX)
class LauncherCacheTest {
  @TempDir private Path folder;
  private Sandbox sandbox;
  private Path java;

  @BeforeEach
  void buildSandboxWithCache() throws Exception {
    sandbox = new Sandbox(Files.createDirectory(folder.resolve("with space")));
    java = sandbox.java("usr/lib/jvm/temurin-25", "25.0.3");
    sandbox.cacheFor(java, "25.0.3");
  }

  @Test
  void usesTheCacheThatWasMadeForThisCopyAndThisJava() throws Exception {
    assertThat(sandbox.run().arguments())
        .contains("-XX:AOTCache=" + sandbox.host + "/cache/made.aot");
  }

  /// Something that has happened since the cache was made.
  enum Change {
    A_JAR_IS_NEWER {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.setLastModifiedTime(
            sandbox.host.resolve("lib/b-2.jar"), FileTime.from(Instant.now().plusSeconds(60)));
      }
    },
    A_JAR_IS_AS_OLD_AS_THE_CACHE {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.setLastModifiedTime(
            sandbox.host.resolve("lib/b-2.jar"),
            Files.getLastModifiedTime(sandbox.host.resolve("cache/made.aot")));
      }
    },
    OTHER_JARS_OF_THE_SAME_AGE {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.writeString(sandbox.host.resolve("lib/build.id"), "fedcba9876543210\n");
      }
    },
    NO_BUILD_IS_KNOWN {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.delete(sandbox.host.resolve("lib/build.id"));
      }
    },
    JAVA_WAS_UPDATED_IN_PLACE {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        sandbox.java("usr/lib/jvm/temurin-25", "25.0.4");
      }
    },
    ANOTHER_JAVA_IS_CHOSEN {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        sandbox.environment.put("JAVA_HOME", sandbox.java("other", "25.0.3").toString());
      }
    },
    THE_CACHE_IS_GONE {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.delete(sandbox.host.resolve("cache/made.aot"));
      }
    },
    NOTHING_IS_NOTED_ABOUT_IT {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.delete(sandbox.host.resolve("cache/current"));
      }
    },
    THE_NOTE_IS_CUT_OFF {
      @Override
      void make(Sandbox sandbox, Path java) throws IOException {
        Files.writeString(sandbox.host.resolve("cache/current"), sandbox.host + "\n");
      }
    };

    abstract void make(Sandbox sandbox, Path java) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void runsWithoutTheCacheIf(Change change) throws Exception {
    change.make(sandbox, java);
    Started started = sandbox.run("serve");
    assertThat(started.exit()).isZero();
    assertThat(started.err()).isEmpty();
    assertThat(started.usesCache()).isFalse();
  }

  @Test
  void runsWithoutTheCacheInAFolderThatWasMovedOrCopied() throws Exception {
    Path moved = sandbox.machine.resolve("moved");
    Files.move(sandbox.host, moved);
    Started started = sandbox.start(moved.resolve("bin/tabagent-host").toString());
    assertThat(started.exit()).isZero();
    assertThat(started.arguments()).contains("-Dtabagent.home=" + moved);
    assertThat(started.usesCache()).isFalse();
  }

  @Test
  void takesThePreparersOptionsInTheCachesPlaceAndPassesThemToNobody() throws Exception {
    sandbox.environment.put("TABAGENT_CACHE_OPTIONS", "-XX:AOTMode=on -XX:AOTCache=new.aot");
    Started started = sandbox.run("serve");
    assertThat(started.arguments())
        .contains("-XX:AOTMode=on", "-XX:AOTCache=new.aot")
        .doesNotContain("-XX:AOTCache=" + sandbox.host + "/cache/made.aot");
    assertThat(started.said("variable")).isEmpty();
  }
}
