package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.application.port.out.HeadlessSettingsContract;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.HeadlessReport.Entry;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHeadlessSettingsTest extends HeadlessSettingsContract {
  private static final String SECRET = "hf_0123456789";
  private static final String OTHERS =
      "{ \"hfDownloadToken\": \""
          + SECRET
          + "\",\n  \"a\": 1.00, \"b\":12345678901234567890123456789,\"c\":1e2 }\n";

  @TempDir private Path temp;

  private Machine machine;

  @BeforeEach
  void layOut() {
    machine = new Machine(OperatingSystem.LINUX, temp);
  }

  @Test
  void theThreeKeysAreNamedWithTheirFiles() {
    List<Entry> entries = settings().read(installation()).entries();

    assertThat(entries)
        .extracting(Entry::file)
        .containsExactly(preferences(), appSettings(), serverConfig());
    assertThat(entries)
        .extracting(Entry::key)
        .containsExactly(
            "developer.enableLocalLLMService", "enableLocalService", "autoStartOnLaunch");
    assertThat(entries.getFirst().meaning()).contains("not known to read it");
  }

  @Test
  void anAbsentFileIsNotShownAsHeadlessOff() {
    assertThat(values()).containsExactly(Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void keysThatDisagreeAreShownAsTheyAre() {
    machine.file(preferences(), "{\"developer\":{\"enableLocalLLMService\":true}}");
    machine.file(appSettings(), "\uFEFF{\"enableLocalService\":false}");
    machine.file(serverConfig(), "{\"autoStartOnLaunch\":\"true\"}");

    assertThat(values()).containsExactly(Optional.of(true), Optional.of(false), Optional.empty());
  }

  @Test
  void missingFilesAreMadeExceptTheServersOwn() throws IOException {
    settings().write(installation(), true);

    assertThat(preferences()).hasContent("{\"developer\":{\"enableLocalLLMService\":true}}\n");
    assertThat(appSettings()).hasContent("{\"enableLocalService\":true}\n");
    assertThat(serverConfig()).doesNotExist();
  }

  @Test
  void theServersOwnFileIsSetWhereItIs() {
    machine.file(serverConfig(), "{\"port\":1234,\"autoStartOnLaunch\":false}");

    settings().write(installation(), true);

    assertThat(serverConfig()).hasContent("{\"port\":1234,\"autoStartOnLaunch\":true}");
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, .config/LM Studio",
    "MACOS, Library/Application Support/LM Studio",
    "WINDOWS, AppData/Roaming/LM Studio"
  })
  void olderVersionsKeepTheirSettingsInTheDataFolderOfTheApp(OperatingSystem os, String folder) {
    machine = new Machine(os, temp);
    Path older = machine.userHome().resolve(folder).resolve("settings.json");
    machine.file(older, "{\"enableLocalService\":false}");

    settings().write(installation(), true);

    assertThat(older).hasContent("{\"enableLocalService\":true}");
    assertThat(appSettings()).doesNotExist();
  }

  @Test
  void theSettingsInTheHomeGoBeforeTheOlderOnes() {
    Path older = machine.userHome().resolve(".config/LM Studio/settings.json");
    machine.file(older, "{}");
    machine.file(appSettings(), "{}");

    settings().write(installation(), true);

    assertThat(older).hasContent("{}");
    assertThat(appSettings()).hasContent("{\"enableLocalService\":true}");
  }

  @Test
  void everyOtherCharacterOfAFileSurvives() {
    machine.file(appSettings(), "\uFEFF" + OTHERS);

    settings().write(installation(), true);

    assertThat(appSettings())
        .content()
        .isEqualTo("\uFEFF" + OTHERS.replace("1e2 }", "1e2, \"enableLocalService\":true }"));
  }

  @Test
  void aFlatDottedKeyIsReadAndSetWhereItStands() {
    machine.file(preferences(), "{\"developer.enableLocalLLMService\":true,\"developer\":{}}");
    assertThat(values()).first().isEqualTo(Optional.of(true));

    settings().write(installation(), false);

    assertThat(preferences())
        .hasContent("{\"developer.enableLocalLLMService\":false,\"developer\":{}}");
  }

  @Test
  void aFileThatSaysSoAlreadyIsNotWrittenAgain() throws IOException {
    settings().write(installation(), true);
    Object before = Files.readAttributes(preferences(), "fileKey,lastModifiedTime");

    settings().write(installation(), true);

    assertThat(Files.readAttributes(preferences(), "fileKey,lastModifiedTime")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void oneFileThatIsNotAJsonObjectKeepsAllFromBeingChanged(Place broken) {
    machine.file(preferences(), "{\"developer\":{}}");
    machine.file(appSettings(), OTHERS);
    machine.file(serverConfig(), "{}");
    for (String content :
        List.of("", "[]", "{\"token\":" + SECRET, "{\"a\":\"" + SECRET + "\"} \"" + SECRET)) {
      machine.file(broken.in(this), content);
      Map<String, String> before = machine.everything();

      assertThatExceptionOfType(LmStudioException.class)
          .isThrownBy(() -> settings().write(installation(), true))
          .satisfies(thrown -> assertBadFile(thrown, broken.in(this)));
      assertThat(machine.everything()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "[]", "null", "\"x\""})
  void aDeveloperKeyThatIsNoObjectIsNotOverwritten(String developer) {
    machine.file(preferences(), "{\"developer\":" + developer + "}");

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(thrown -> assertBadFile(thrown, preferences()));
    assertThat(appSettings()).doesNotExist();
  }

  @Test
  void aFileLargerThanTheLimitIsLeftAlone() {
    machine.file(appSettings(), "{}" + " ".repeat(BoundedFile.LIMIT - 1));

    assertThat(values()).containsOnly(Optional.empty());
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(thrown -> assertBadFile(thrown, appSettings()));
  }

  @Test
  void bytesThatAreNoTextAreLeftAlone() {
    machine.file(appSettings(), new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'});

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(thrown -> assertBadFile(thrown, appSettings()));
  }

  @Test
  void aFolderInPlaceOfAFileIsNamedAndNothingIsChanged() throws IOException {
    Files.createDirectories(appSettings());

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(
            thrown -> {
              assertThat(thrown.failure().code()).isEqualTo(FailureCode.INTERNAL);
              assertThat(thrown.failure().message()).contains(appSettings().toString());
            });
    assertThat(preferences()).doesNotExist();
  }

  @Test
  void whereOneFileCannotBeWrittenNoneIs() {
    machine.file(machine.at("a-file"), "");
    Path below = machine.at("a-file/lmstudio");
    Map<String, String> before = machine.everything();

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(below), true))
        .satisfies(
            thrown -> {
              assertThat(thrown.failure().code()).isEqualTo(FailureCode.INTERNAL);
              assertThat(thrown.failure().remedy()).isPresent();
            });
    assertThat(machine.everything()).isEqualTo(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileKeepsItsPermissions() throws IOException {
    machine.file(appSettings(), "{}");
    for (String permissions : List.of("rw-------", "rw-r--r--", "rw-rw----")) {
      Files.setPosixFilePermissions(appSettings(), PosixFilePermissions.fromString(permissions));

      settings().write(installation(), !values().contains(Optional.of(true)));

      assertThat(Files.getPosixFilePermissions(appSettings()))
          .isEqualTo(PosixFilePermissions.fromString(permissions));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsALinkStaysOneAndTheFileBehindItIsSet() throws IOException {
    Path behind = machine.file(machine.at("dotfiles/lmstudio.json"), "{\"x\":1}");
    Files.createDirectories(machine.home());
    Files.createSymbolicLink(appSettings(), behind);

    settings().write(installation(), true);

    assertThat(appSettings()).isSymbolicLink();
    assertThat(behind).hasContent("{\"x\":1,\"enableLocalService\":true}");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToNothingIsNamedAndNothingIsChanged() throws IOException {
    Files.createDirectories(machine.home());
    Files.createSymbolicLink(appSettings(), machine.at("gone.json"));

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(
            thrown -> assertThat(thrown.failure().message()).contains(appSettings().toString()));
    assertThat(preferences()).doesNotExist();
  }

  @Test
  void nothingIsLeftBesideTheFiles() {
    machine.file(serverConfig(), "{}");

    settings().write(installation(), true);

    assertThat(machine.home()).isDirectoryNotContaining("glob:**.tmp");
    assertThat(machine.everything().keySet())
        .filteredOn(name -> name.startsWith("users/ada/.lmstudio/"))
        .containsExactlyInAnyOrder(
            "users/ada/.lmstudio/preferences.json",
            "users/ada/.lmstudio/settings.json",
            "users/ada/.lmstudio/.internal",
            "users/ada/.lmstudio/.internal/http-server-config.json");
  }

  enum Place {
    PREFERENCES,
    APP_SETTINGS,
    SERVER_CONFIG;

    Path in(JsonHeadlessSettingsTest test) {
      return switch (this) {
        case PREFERENCES -> test.preferences();
        case APP_SETTINGS -> test.appSettings();
        case SERVER_CONFIG -> test.serverConfig();
      };
    }
  }

  /// The file is named and nothing of what it holds is, not even to the log.
  private static void assertBadFile(LmStudioException thrown, Path file) {
    assertThat(thrown.failure().code()).isEqualTo(FailureCode.BAD_REQUEST);
    assertThat(thrown.failure().message()).contains(file.toString());
    assertThat(thrown.failure().remedy()).isPresent();
    assertThat(thrown).hasNoCause();
    assertThat(thrown.toString() + thrown.failure()).doesNotContain(SECRET.substring(0, 5));
  }

  private List<Optional<Boolean>> values() {
    return settings().read(installation()).entries().stream().map(Entry::value).toList();
  }

  @Override
  protected HeadlessSettings settings() {
    return new JsonHeadlessSettings(machine.folders());
  }

  @Override
  protected Installation installation() {
    return machine.locator().locate();
  }

  private Installation installation(Path home) {
    Installation found = installation();
    return new Installation(
        home,
        found.application(),
        found.lms(),
        found.bundledLms(),
        found.settings(),
        found.internalPort());
  }

  @Override
  protected void givenABrokenFile() {
    machine.file(appSettings(), "{\"enableLocalService\":tru");
  }

  @Override
  protected void givenAnotherKey() {
    machine.file(appSettings(), OTHERS);
  }

  @Override
  protected boolean otherKeyIsThere() {
    return machine.everything().values().stream().anyMatch(text -> text.contains(SECRET));
  }

  @Override
  protected Object everythingOnDisk() {
    return machine.everything();
  }

  private Path preferences() {
    return machine.home().resolve("preferences.json");
  }

  private Path appSettings() {
    return machine.home().resolve("settings.json");
  }

  private Path serverConfig() {
    return machine.home().resolve(".internal/http-server-config.json");
  }
}
