package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that cannot be taken as settings is named with its reason, and none of it is quoted.
class UnreadableFileTest {
  private static final int LARGEST = 1024 * 1024;
  private static final String TOKEN = "sk-lm-xyzzy";

  @TempDir private Path home;
  private UserSettings settings;

  @BeforeEach
  void ann() {
    settings = new UserSettings(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n\"api_token\": sk-lm-xyzzy}",
        "{\n\"api_token\": \"sk-lm-xyzzy",
        "{\n\"api_token\": \"sk-lm-xyzzy\"",
        "{\n'api_token': 'sk-lm-xyzzy'}",
        "{\n\"log_level\": \"info\" \"sk-lm-xyzzy\"}",
        "{\n\"allowed_extensions\": [\"sk-lm-xyzzy\"",
        "{\n// sk-lm-xyzzy\n}",
      })
  void whatIsNotJsonIsNamedByFileAndLine(String content) throws Exception {
    settings.file(content);

    assertThat(settings.mistake())
        .startsWith(settings.file() + " cannot be read as JSON: it breaks in line ")
        .containsPattern("line [23]\\.$")
        .doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[]", "\"sk-lm-xyzzy\"", "null", "7"})
  void whatIsNoObjectIsNotSettings(String content) throws Exception {
    settings.file(content);

    assertThat(settings.mistake()).isEqualTo(settings.file() + " must hold one JSON object.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} {\"log_level\":\"off\"}", "{}}", "{},", "{} sk-lm-xyzzy"})
  void whatFollowsTheObjectIsNotPassedOver(String content) throws Exception {
    settings.file(content);

    assertThat(settings.mistake()).startsWith(settings.file().toString()).doesNotContain(TOKEN);
  }

  @Test
  void textInAnOldEncodingIsAMistakeInItsLine() throws Exception {
    settings.file("{\n\"log_file\": \"/home/änn/x\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(settings.mistake()).endsWith("cannot be read as JSON: it breaks in line 2.");
  }

  @Test
  void aFileOfAMebibyteIsReadAndOneByteMoreIsTooMuch() throws Exception {
    String atLimit = "{\"log_level\":\"off\"}" + " ".repeat(LARGEST - 19);
    assertThat(atLimit).hasSize(LARGEST);

    assertThat(settings.file(atLimit).read().logLevel()).isEqualTo(LogLevel.OFF);

    settings.file(atLimit + " ");
    assertThat(settings.mistake()).contains(settings.file().toString(), "larger than " + LARGEST);
  }

  @Test
  void aFolderInTheFilesPlaceIsNamed() throws Exception {
    Files.createDirectories(settings.file());

    assertThat(settings.mistake()).contains(settings.file().toString(), "directory");
  }

  /// Whoever runs as root may read everything.
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileThatIsNotOnesOwnIsNamedWithTheReason() throws Exception {
    settings.file("{}");
    Files.setPosixFilePermissions(settings.file(), PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(settings.file())).isFalse();

    assertThat(settings.mistake())
        .isEqualTo(settings.file() + " cannot be read as JSON: it may not be read.");
  }

  @Test
  void whatTheEnvironmentSaysIsCheckedTooWhenTheFileIsBroken() throws Exception {
    settings.file("{").variable("TABAGENT_LOG_LEVEL", "loud");

    assertThat(settings.mistakes())
        .hasSize(2)
        .anySatisfy(mistake -> assertThat(mistake).contains(settings.file().toString()))
        .anySatisfy(mistake -> assertThat(mistake).contains("TABAGENT_LOG_LEVEL"));
  }
}
