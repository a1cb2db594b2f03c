package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LmStudioHomeTest {
  @TempDir private Path temp;

  private Machine machine;

  @BeforeEach
  void layOut() {
    machine = new Machine(OperatingSystem.LINUX, temp);
  }

  @Test
  void withoutAnythingItIsTheUsualPlace() {
    assertThat(home()).isEqualTo(machine.home());
  }

  @Test
  void theOldPlaceCountsWhereItExists() throws IOException {
    Files.createDirectories(machine.home());
    Path old = Files.createDirectories(machine.userHome().resolve(".cache/lm-studio"));

    assertThat(home()).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", "  %s \r\n", "\uFEFF%s"})
  void thePointerWinsTrimmed(String written) throws IOException {
    Files.createDirectories(machine.userHome().resolve(".cache/lm-studio"));
    Path elsewhere = Files.createDirectories(machine.at("big-drive/lm studio"));
    pointer(written.formatted(elsewhere));

    assertThat(home()).isEqualTo(elsewhere);
  }

  @Test
  void aPointerToADriveThatIsNotThereIsTakenAsItIs() {
    pointer("/unmounted/lmstudio");

    assertThat(home()).isEqualTo(Path.of("/unmounted/lmstudio"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "/a\0b", "\0\1\2\uFFFD"})
  void aPointerThatHoldsNoPathIsPassedOver(String content) {
    pointer(content);

    assertThat(home()).isEqualTo(machine.home());
  }

  @Test
  void aPointerLargerThanAnyPathIsPassedOver() {
    pointer("/" + "x".repeat(BoundedFile.LIMIT));

    assertThat(home()).isEqualTo(machine.home());
  }

  @Test
  void aPointerAsLargeAsMayBeReadIsTaken() {
    String huge = "/" + "x".repeat(BoundedFile.LIMIT - 1);
    pointer(huge);

    assertThat(home()).isEqualTo(Path.of(huge));
    assertThat(machine.locator().locate().installed()).isFalse();
  }

  @Test
  void aPointerThatIsNoTextIsNoObstacle() {
    machine.file(pointerFile(), new byte[] {'/', (byte) 0xFF, (byte) 0xC3});

    assertThat(machine.locator().locate().installed()).isFalse();
  }

  @Test
  void aPointerThatIsAFolderIsPassedOver() throws IOException {
    Files.createDirectories(pointerFile());

    assertThat(home()).isEqualTo(machine.home());
  }

  @Test
  @Timeout(20)
  @DisabledOnOs(OS.WINDOWS)
  void aPointerThatIsANamedPipeIsNotWaitedFor() throws Exception {
    var make = new ProcessBuilder("mkfifo", pointerFile().toString()).start();
    assertThat(make.waitFor()).isZero();

    assertThat(home()).isEqualTo(machine.home());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aUserHomeThatIsALinkIsFollowedFirst() throws IOException {
    Path link = Files.createSymbolicLink(machine.at("home-link"), machine.userHome());

    assertThat(LmStudioHome.of(link)).isEqualTo(machine.home());
  }

  @Test
  void aUserHomeThatDoesNotExistIsNoObstacle() {
    Path gone = machine.at("users/nobody");

    assertThat(LmStudioHome.of(gone)).isEqualTo(gone.resolve(".lmstudio"));
  }

  private Path home() {
    return LmStudioHome.of(machine.userHome());
  }

  private void pointer(String content) {
    machine.file(pointerFile(), content.getBytes(StandardCharsets.UTF_8));
  }

  private Path pointerFile() {
    return machine.userHome().resolve(".lmstudio-home-pointer");
  }
}
