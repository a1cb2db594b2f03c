package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.InstallationLocatorContract;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesystemInstallationLocatorTest extends InstallationLocatorContract {
  @TempDir private Path temp;

  private Machine machine;

  @BeforeEach
  void layOut() {
    machine = new Machine(OperatingSystem.LINUX, temp);
  }

  @Test
  void aFolderLeftBehindIsNotAnInstallation() throws IOException {
    Files.createDirectories(machine.home().resolve("bin"));
    Files.createDirectories(machine.home().resolve("models"));

    assertThat(locator().locate().installed()).isFalse();
  }

  @Test
  void anLmsOfZeroBytesIsNone() {
    givenLms();
    machine.file(lms(), "");

    assertThat(locator().locate().bootstrapped()).isFalse();
  }

  @Test
  void anLmsThatIsNotExecutableIsNone() {
    givenLms();
    machine.executable(lms(), false);

    assertThat(locator().locate().bootstrapped()).isFalse();
  }

  @Test
  void anLmsThatIsAFolderIsNone() throws IOException {
    Files.createDirectories(lms());

    assertThat(locator().locate().bootstrapped()).isFalse();
  }

  @Test
  void lmsIsFoundOnTheSearchPathWhereLmStudioHasNone() {
    machine.file(machine.at("tools/lms"), "");
    Path second = machine.program(machine.at("more-tools/lms"));
    assertThat(locator().locate().lms()).contains(second);

    Path first = machine.program(machine.at("tools/lms"));
    assertThat(locator().locate().lms()).contains(first);

    givenLms();
    assertThat(locator().locate().lms()).contains(lms());
  }

  @Test
  void aRecordOfAMountThatIsGoneDoesNotCount() {
    machine.record(record(".internal/app-install-location.json"), machine.at("mount/lm-studio"));

    assertThat(locator().locate().installed()).isFalse();
  }

  @Test
  void aDeadRecordDoesNotHideALivingOne() {
    Path app = machine.program(machine.at("apps/lm-studio"));
    machine.record(record(".internal/llmster-install-location.json"), machine.at("gone/llmster"));
    machine.record(record(".internal/app-install-location.json"), app);

    assertThat(locator().locate().application()).contains(app);
  }

  @Test
  void theDaemonComesBeforeTheAppAndTheAppBeforeItsSibling() {
    Path sibling = machine.program(machine.at("apps/bionic"));
    machine.record(record("apps/bionic/.internal/app-install-location.json"), sibling);
    assertThat(locator().locate().application()).contains(sibling);

    Path app = machine.program(machine.at("apps/lm-studio"));
    machine.record(record(".internal/app-install-location.json"), app);
    assertThat(locator().locate().application()).contains(app);

    Path daemon = machine.program(machine.at("apps/llmster"));
    machine.record(record(".internal/llmster-install-location.json"), daemon);
    assertThat(locator().locate().application()).contains(daemon);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"path\":7}",
        "{\"path\":null}",
        "{\"path\":\"\"}",
        "{\"path\":\"lm-studio\"}",
        "{\"path\":\"/a\\u0000b\"}",
        "{\"path\":[\"/bin/sh\"]}",
        "{\"path\":\"/bin/sh\"",
        "\"/bin/sh\""
      })
  void aRecordThatNamesNoProgramIsNoObstacle(String record) {
    machine.file(record(".internal/app-install-location.json"), record);
    Path app = machine.program(machine.at("opt/LM Studio/lm-studio"));

    assertThat(locator().locate().application()).contains(app);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, opt/LM Studio/lm-studio, opt/LM Studio/resources/app/.webpack/lms",
    "LINUX, users/ada/squashfs-root/lm-studio,"
        + " users/ada/squashfs-root/resources/app/.webpack/lms",
    "MACOS, Applications/LM Studio.app/Contents/MacOS/LM Studio,"
        + " Applications/LM Studio.app/Contents/Resources/app/.webpack/lms",
    "MACOS, users/ada/Applications/LM Studio.app/Contents/MacOS/LM Studio,"
        + " users/ada/Applications/LM Studio.app/Contents/Resources/app/.webpack/lms",
    "WINDOWS, users/ada/AppData/Local/Programs/LM Studio/LM Studio.exe,"
        + " users/ada/AppData/Local/Programs/LM Studio/resources/app/.webpack/lms.exe",
    "WINDOWS, Program Files/LM Studio/LM Studio.exe,"
        + " Program Files/LM Studio/resources/app/.webpack/lms.exe"
  })
  void theAppAndItsOwnLmsAreFoundWhereTheInstallerPutsThem(
      OperatingSystem os, String app, String bundled) {
    machine = new Machine(os, temp);
    assertThat(locator().locate().installed()).isFalse();
    machine.program(machine.at(app));
    machine.program(machine.at(bundled));

    Installation found = locator().locate();

    assertThat(found.application()).contains(machine.at(app));
    assertThat(found.bundledLms()).contains(machine.at(bundled));
    assertThat(found.bootstrapped()).isFalse();
    assertThat(found.bootstrapCommand()).isEqualTo(quoted(machine.at(bundled)) + " bootstrap");
  }

  @Test
  void onWindowsLmsIsAnExeAndNeedsNoExecutableBit() {
    machine = new Machine(OperatingSystem.WINDOWS, temp);
    machine.program(machine.home().resolve("bin/lms"));
    assertThat(locator().locate().bootstrapped()).isFalse();

    Path exe = machine.file(machine.home().resolve("bin/lms.exe"), "MZ");

    assertThat(locator().locate().lms()).contains(exe);
  }

  @Test
  void everythingBelowAHomeElsewhereIsRead() {
    Path elsewhere = machine.at("big drive");
    machine.file(machine.userHome().resolve(".lmstudio-home-pointer"), elsewhere + "\n");
    Path lms = machine.program(elsewhere.resolve("bin/lms"));
    machine.file(elsewhere.resolve(".internal/http-server-config.json"), "{\"port\":99}");

    Installation found = locator().locate();

    assertThat(found.home()).isEqualTo(elsewhere);
    assertThat(found.lms()).contains(lms);
    assertThat(found.settings().port()).isEqualTo(99);
  }

  @Test
  void aFullMachineIsNotWrittenToByLookingEither() {
    givenLms();
    givenApplication();
    givenStoredSettings(new ServerSettings(4321, "0.0.0.0", true));
    givenInternalPort(41343);
    Object before = everythingOnDisk();

    locator().locate();

    assertThat(everythingOnDisk()).isEqualTo(before);
  }

  @Override
  protected InstallationLocator locator() {
    return machine.locator();
  }

  @Override
  protected void givenLms() {
    machine.program(lms());
  }

  @Override
  protected void givenNoLmsAnyMore() {
    assertThat(lms().toFile().delete()).isTrue();
  }

  @Override
  protected void givenApplication() {
    machine.program(machine.at("opt/LM Studio/lm-studio"));
  }

  @Override
  protected void givenStoredSettings(ServerSettings settings) {
    machine.file(
        record(".internal/http-server-config.json"),
        "{\"port\":%d,\"networkInterface\":\"%s\",\"cors\":%b}"
            .formatted(settings.port(), settings.networkInterface(), settings.cors()));
  }

  @Override
  protected void givenBrokenSettings() {
    machine.file(record(".internal/http-server-config.json"), "{\"port\":");
  }

  @Override
  protected void givenInternalPort(int port) {
    machine.file(record(".internal/http-server.json"), "{\"port\":" + port + "}");
  }

  @Override
  protected Object everythingOnDisk() {
    return machine.everything();
  }

  private Path lms() {
    return machine.home().resolve("bin/lms");
  }

  private Path record(String name) {
    return machine.home().resolve(name);
  }

  private static String quoted(Path path) {
    return path.toString().contains(" ") ? "'" + path + "'" : path.toString();
  }
}
