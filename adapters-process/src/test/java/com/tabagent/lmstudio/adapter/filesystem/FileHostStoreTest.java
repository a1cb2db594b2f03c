package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.HostStore.Belongings;
import com.tabagent.lmstudio.application.port.out.HostStoreContract;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FileHostStoreTest extends HostStoreContract {
  @TempDir private Path folder;
  private Path unpacked;
  private Path stay;

  @BeforeEach
  void aDistribution() throws IOException {
    unpacked = folder.resolve("unpacked");
    stay = folder.resolve("Zoë's home/stay");
    Files.createDirectories(unpacked.resolve("bin"));
    Files.createDirectories(unpacked.resolve("lib"));
    Files.createDirectories(unpacked.resolve("cache"));
    Files.createDirectories(unpacked.resolve("runtime/lib"));
    Path launcher = Files.writeString(unpacked.resolve("bin/tabagent-host"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(unpacked.resolve("lib/a.jar"), "first");
    Files.writeString(unpacked.resolve("lib/build.id"), "of the cache");
    Files.writeString(unpacked.resolve("cache/current"), "of the cache");
    Files.writeString(unpacked.resolve("runtime/lib/modules"), "a Java");
  }

  @Override
  protected HostStore store() {
    return store(unpacked);
  }

  private static HostStore store(Path running) {
    return new FileHostStore(OperatingSystem.LINUX, Optional.of(running), "1.2.3");
  }

  @Override
  protected Path stay() {
    return stay;
  }

  @Override
  protected boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  protected void givenFile(Path file) {
    try {
      Files.writeString(file, "{}");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<Path> versions() throws IOException {
    try (Stream<Path> versions = Files.list(stay.resolve("versions"))) {
      return versions.sorted().toList();
    }
  }

  @Test
  void everythingIsCopiedButWhatBelongsToThePlaceAndEverybodyMayReadIt() throws Exception {
    store().put(stay);

    Path home = stay.resolve("bin").toRealPath().resolveSibling("");
    assertThat(home.toString()).contains("versions/1.2.3-");
    assertThat(home.resolve("lib/a.jar")).hasContent("first");
    assertThat(home.resolve("runtime/lib/modules")).hasContent("a Java");
    assertThat(home.resolve("cache")).doesNotExist();
    assertThat(home.resolve("lib/build.id")).doesNotExist();
    assertThat(Files.getPosixFilePermissions(home.resolve("bin/tabagent-host")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(Files.getPosixFilePermissions(home.resolve("runtime")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anUpdateTurnsTheLinkAndTheOldOneStaysUntilItIsTidiedAway() throws Exception {
    store().put(stay);
    Path old = home();
    Files.writeString(unpacked.resolve("lib/a.jar"), "newer");
    assertThat(store().isCurrent(stay)).isFalse();

    store().put(stay);
    assertThat(home()).isNotEqualTo(old);
    assertThat(versions()).hasSize(2);

    assertThat(store().tidy(stay, Set.of())).isEqualTo(List.of());
    assertThat(versions()).containsExactly(home());
  }

  @Test
  void anOldOneStaysForAsLongAsItRuns() throws Exception {
    Path old = updated();
    Process host = new ProcessBuilder("sh", "-c", "read end; :", "-Dtabagent.home=" + old).start();
    try {
      assertThat(store().tidy(stay, Set.of())).containsExactly(old);
      assertThat(old.resolve("lib/a.jar")).hasContent("first");
    } finally {
      host.getOutputStream().close();
      host.waitFor();
    }
    assertThat(store().tidy(stay, Set.of())).isEqualTo(List.of());
    assertThat(versions()).containsExactly(home());
  }

  @Test
  void anOldOneWhoseProgramRunsStaysThoughNoCommandLineNamesIt() throws Exception {
    Path program = unpacked.resolve("runtime/program");
    Files.copy(Path.of("/bin/sh").toRealPath(), program);
    Path old = updated();
    Process host =
        new ProcessBuilder("./runtime/program", "-c", "read end; :")
            .directory(old.toFile())
            .start();
    try {
      assertThat(store().tidy(stay, Set.of())).containsExactly(old);
    } finally {
      host.getOutputStream().close();
      host.waitFor();
    }
  }

  @Test
  void anOldOneStaysForAsLongAsAManifestNamesIt() throws Exception {
    Path old = updated();

    assertThat(store().tidy(stay, Set.of(old.resolve("bin/tabagent-host.bat"))))
        .containsExactly(old);
    assertThat(old.resolve("lib/a.jar")).hasContent("first");

    assertThat(store().tidy(stay, Set.of(stay.resolve("bin/tabagent-host")))).isEqualTo(List.of());
    assertThat(versions()).containsExactly(home());
  }

  private Path home() throws IOException {
    return stay.resolve("bin").toRealPath().resolveSibling("");
  }

  /// Installs one host and then another.
  ///
  /// @return where the first one is
  private Path updated() throws IOException {
    store().put(stay);
    Path old = home();
    Files.writeString(unpacked.resolve("lib/a.jar"), "newer");
    store().put(stay);
    return old;
  }

  @Test
  void aDamagedCopyIsNotCurrentAndIsMended() throws Exception {
    store().put(stay);
    Path jar = stay.resolve("bin").toRealPath().resolveSibling("lib/a.jar");
    Files.writeString(jar, "broken");
    assertThat(store().isCurrent(stay)).isFalse();

    store().put(stay);

    assertThat(jar).hasContent("first");
    assertThat(store().isCurrent(stay)).isTrue();
  }

  @Test
  void theInstalledCopyIsCurrentForItself() throws Exception {
    store().put(stay);
    Path home = stay.resolve("bin").toRealPath().resolveSibling("");
    Files.createDirectories(home.resolve("cache"));
    Files.writeString(home.resolve("cache/current"), "made in its place");

    assertThat(store(home).isCurrent(stay)).isTrue();
    store(home).put(stay);

    assertThat(home.resolve("cache/current")).exists();
    assertThat(store(home).launcher(stay)).isEqualTo(store().launcher(stay));
  }

  @Test
  void anInstalledCopyThatIsDamagedIsNotInstalledAnew() throws Exception {
    store().put(stay);
    Path home = stay.resolve("bin").toRealPath().resolveSibling("");
    Files.writeString(home.resolve("lib/a.jar"), "broken");
    List<Path> before = versions();

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> store(home).put(stay))
        .withMessageContaining("is damaged")
        .satisfies(
            refused ->
                assertThat(refused.failure().remedy().orElseThrow().text())
                    .startsWith("Download the host again"));
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> store(home).isCurrent(stay));
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> store(home).put(folder.resolve("for all users")));

    assertThat(versions()).isEqualTo(before);
    assertThat(store(home).holds(stay, Belongings.ALL)).isTrue();
    assertThat(store(home).clear(stay, Belongings.ALL)).isEqualTo(List.of());
  }

  @Test
  void whatIsNoDistributionCannotBeInstalled() {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> store(folder).launcher(stay))
        .withMessageContaining("BAD_REQUEST");
    assertThat(stay).doesNotExist();
  }

  @Test
  void onWindowsTheLauncherLiesInTheVersionItself() {
    var windows = new FileHostStore(OperatingSystem.WINDOWS, Optional.of(unpacked), "1.2.3");

    windows.put(stay);

    assertThat(windows.launcher(stay).resolve("../../..").normalize())
        .isEqualTo(stay.resolve("versions"));
    assertThat(windows.launcher(stay)).hasFileName("tabagent-host.bat");
    assertThat(stay.resolve("bin")).doesNotExist();
    assertThat(windows.isCurrent(stay)).isTrue();
  }

  @Test
  void logsAndLocksOfOursGoAndOthersStay() throws Exception {
    Files.createDirectories(stay);
    for (String ours : List.of("host.0.log", "host.0.log.lck", "host.0.log.1", "start.lock")) {
      Files.writeString(stay.resolve(ours), "");
    }
    Files.writeString(stay.resolve("hosts.txt"), "");

    assertThat(store().holds(stay, Belongings.ALL)).isTrue();
    store().clear(stay, Belongings.ALL);

    assertThat(stay.toFile().list()).containsExactly("hosts.txt");
  }
}
