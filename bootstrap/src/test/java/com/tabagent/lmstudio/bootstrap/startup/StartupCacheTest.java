package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.startup.StartupCache.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start-up cache is put in place when the host has run with it, or the user is told why not and
/// everything stays as it was.
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class StartupCacheTest {
  private static final String AS_REAL = FakeInstallation.RECORD + FakeInstallation.RUN_THE_HOST;

  @TempDir private Path folder;
  private FakeInstallation installation;

  @BeforeEach
  void anInstallation() throws Exception {
    installation = new FakeInstallation(Files.createDirectory(folder.resolve("with space")));
  }

  private String reason() throws InterruptedException {
    Outcome outcome = installation.prepare();
    assertThat(outcome).isInstanceOf(Outcome.NotMade.class);
    String reason = ((Outcome.NotMade) outcome).reason();
    assertThat(reason).doesNotContain("\tat ");
    return reason;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tabagent.home", "tabagent.java", "tabagent.jdk"})
  void aProgramThatTheLauncherDidNotStartHasNoCache(String missing) {
    Properties properties = installation.properties();
    assertThat(StartupCache.ofThisHost(properties)).isPresent();

    properties.remove(missing);

    assertThat(StartupCache.ofThisHost(properties)).isEmpty();
  }

  @Test
  void theCacheIsNotedForThisFolderThisJavaAndThisBuild() throws Exception {
    installation.launcher(AS_REAL);
    Path lib = installation.home.resolve("lib");
    Instant future = Instant.now().plusSeconds(100_000);
    Files.setLastModifiedTime(lib.resolve("a.jar"), FileTime.from(future));
    Files.createDirectories(installation.cache());
    Files.writeString(installation.cache().resolve("0123456789abcdef-25.aot"), "of an old build");
    Files.writeString(installation.cache().resolve("notes.aot"), "somebody else's");

    Outcome outcome = installation.prepare();

    String build = BuildId.of(installation.host());
    String name = build + "-" + Runtime.version().feature() + ".aot";
    Path made = installation.cache().resolve(name);
    assertThat(outcome).isEqualTo(new Outcome.Made(made));
    assertThat(made).hasContent("recorded");
    assertThat(Files.getLastModifiedTime(made).toInstant()).isAfter(future);
    assertThat(installation.cached()).containsExactlyInAnyOrder("current", "notes.aot", name);
    assertThat(Files.readAllLines(installation.cache().resolve("current")))
        .containsExactly(
            installation.home.toString(),
            "/usr/lib/jvm/some java",
            "JAVA_VERSION=\"25.0.3\"",
            build,
            name);
    assertThat(lib.resolve("build.id")).hasContent(build + "\n");
  }

  @Test
  void whoMayLookIntoTheHostMayReadItsCacheAndNobodyElse() throws Exception {
    installation.launcher(AS_REAL);
    Files.setPosixFilePermissions(installation.home, PosixFilePermissions.fromString("rwxr-x---"));

    assertThat(installation.prepare()).isInstanceOf(Outcome.Made.class);

    assertThat(permissions(installation.cache())).isEqualTo("rwxr-x---");
    for (String name : installation.cached()) {
      assertThat(permissions(installation.cache().resolve(name))).isEqualTo("rw-r-----");
    }
    assertThat(permissions(installation.home.resolve("lib/build.id"))).isEqualTo("rw-r-----");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aJavaThatRecordsNothingIsNamed() throws Exception {
    installation.launcher(FakeInstallation.RUN_THE_HOST);

    assertThat(reason()).isEqualTo("This Java makes no start-up cache. Java 25 of HotSpot does.");
    assertThat(installation.cached()).isEmpty();
  }

  @Test
  void theWordsOfALauncherWithoutJavaArePassedOn() throws Exception {
    installation.launcher("cat >&2 <<X\ntabagent-host: needs Java 25 or newer.\nX\nexit 69\n");

    assertThat(reason()).contains("tabagent-host: needs Java 25 or newer.");
    assertThat(installation.cached()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "echo 'it broke' >&2; exit 3",
        "echo 'no frame at all'",
        "kill -9 $$",
      })
  void aHostThatFailsLeavesNothingBehind(String script) throws Exception {
    installation.launcher(script + "\n");

    assertThat(reason()).startsWith("No start-up cache: ").endsWith(".");
    assertThat(installation.cached()).isEmpty();
  }

  @Test
  void whatTheHostSaidIsPartOfTheReason() throws Exception {
    installation.launcher("echo 'it broke' >&2\nexit 3\n");

    assertThat(reason()).contains("it said: it broke");
  }

  @Test
  void aHostThatEndsBadlyAfterAllAnswersIsNotTrusted() throws Exception {
    String run = FakeInstallation.RUN_THE_HOST.replace("exec ", "");
    installation.launcher(FakeInstallation.RECORD + run + "exit 7\n");

    assertThat(reason()).contains("exit code 7");
    assertThat(installation.cached()).isEmpty();
  }

  @Test
  void aHostThatDoesNotRunWithItsCacheKeepsTheOldOne() throws Exception {
    Files.createDirectories(installation.cache());
    Path current = Files.writeString(installation.cache().resolve("current"), "as before\n");
    Path old = Files.writeString(installation.cache().resolve("0123456789abcdef-25.aot"), "old");
    installation.launcher(
        "case $TABAGENT_CACHE_OPTIONS in *AOTMode=on*) echo unfit >&2; exit 1 ;; esac\n" + AS_REAL);

    assertThat(reason()).contains("unfit");

    assertThat(current).hasContent("as before\n");
    assertThat(old).hasContent("old");
    assertThat(installation.cached()).hasSize(2);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    installation.launcher(AS_REAL);
    Files.writeString(installation.cache(), "a file in the folder's place");

    assertThat(reason())
        .startsWith("No start-up cache: ")
        .contains(installation.cache().toString());
    assertThat(installation.cache()).hasContent("a file in the folder's place");
    assertThat(installation.home.resolve("lib/build.id")).doesNotExist();
  }

  @Test
  void aHostWithoutItsLauncherIsNamed() throws Exception {
    Path launcher = installation.home.resolve("bin/tabagent-host");
    Files.delete(launcher);

    assertThat(reason()).contains(launcher.toString());
    assertThat(installation.cached()).isEmpty();
  }

  @Test
  void theRunSeesNothingOfTheUsersEnvironment() throws Exception {
    installation.launcher("env | cut -d= -f1 | sort >../seen.txt\nexit 1\n");

    assertThat(reason()).startsWith("No start-up cache: ");

    List<String> shellsOwn = List.of("PWD", "OLDPWD", "SHLVL", "_");
    assertThat(Files.readAllLines(installation.home.resolve("seen.txt")))
        .filteredOn(name -> !shellsOwn.contains(name))
        .containsExactly("HOME", "LC_ALL", "PATH", "TABAGENT_CACHE_OPTIONS", "TABAGENT_JAVA_HOME");
  }

  @Test
  void theCacheOfACopyIsMadeThereAndIsKnownToBeMade() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("copy"));
    FakeInstallation copy = new FakeInstallation(elsewhere).launcher(AS_REAL);
    Path link = Files.createSymbolicLink(folder.resolve("bin"), copy.home.resolve("bin"));
    StartupCache cache =
        StartupCache.ofThisHost(installation.properties())
            .orElseThrow()
            .ofCopy(link.resolve("tabagent-host"));
    assertThat(cache.isMade()).isFalse();

    assertThat(cache.make()).isInstanceOf(Outcome.Made.class);

    assertThat(cache.isMade()).isTrue();
    assertThat(copy.cached()).hasSize(2);
    assertThat(installation.cache()).doesNotExist();
    Files.writeString(copy.home.resolve("lib/a.jar"), "another build");
    assertThat(cache.isMade()).isFalse();
  }

  @Test
  void whatTheLauncherWouldPassOverIsNotMade() throws Exception {
    StartupCache cache =
        StartupCache.ofThisHost(installation.launcher(AS_REAL).properties()).orElseThrow();
    assertThat(cache.make()).isInstanceOf(Outcome.Made.class);
    Path build = installation.home.resolve("lib/build.id");
    String id = Files.readString(build);

    Files.writeString(build, "0123456789abcdef\n");
    assertThat(cache.isMade()).isFalse();
    Files.writeString(build, id);
    assertThat(cache.isMade()).isTrue();

    Files.setLastModifiedTime(
        installation.home.resolve("lib/a.jar"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(cache.isMade()).isFalse();
  }

  @Test
  void aJavaOfTheHostsOwnMovesWithIt() {
    var host = new InstalledHost("/from", "/from/runtime", "25");

    assertThat(host.movedTo(Path.of("/to")))
        .isEqualTo(new InstalledHost("/to", "/to/runtime", "25"));
    assertThat(new InstalledHost("/from", "/usr/java", "25").movedTo(Path.of("/to")).java())
        .isEqualTo("/usr/java");
  }
}
