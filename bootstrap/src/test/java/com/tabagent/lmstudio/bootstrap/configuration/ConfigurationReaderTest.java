package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where each setting comes from: the environment, else the file, else what is documented.
class ConfigurationReaderTest {
  private static final String EVERY_KEY =
      """
      {
        "api_endpoint": "http://127.0.0.1:4321",
        "api_token": "from-the-file",
        "allowed_extensions": ["abcdefghijklmnopabcdefghijklmnop", "chat@example.org"],
        "auto_start": "never",
        "log_level": "error",
        "log_file": "/var/log/tabagent.log"
      }
      """;

  @TempDir private Path home;
  private UserSettings settings;

  @BeforeEach
  void ann() {
    settings = new UserSettings(home);
  }

  @Test
  void withoutAnySettingEverythingIsAsDocumented() throws Exception {
    assertThat(settings.read())
        .isEqualTo(
            new HostConfiguration(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AutoStart.ON_START,
                TrafficLimits.DEFAULT,
                LogLevel.INFO,
                home.resolve(".local/state/tabagent-host/host.log")));
  }

  @Test
  void anEmptyObjectIsAsGoodAsNoFile() throws Exception {
    HostConfiguration none = settings.read();

    assertThat(settings.file("{}").read()).isEqualTo(none);
  }

  @Test
  void theFileSetsEverything() throws Exception {
    assertThat(settings.file(EVERY_KEY).read()).isEqualTo(asInTheFile());
  }

  private static HostConfiguration asInTheFile() {
    return new HostConfiguration(
        Optional.of(new Endpoint("127.0.0.1", 4321)),
        Optional.of("from-the-file"),
        Optional.of(List.of("abcdefghijklmnopabcdefghijklmnop", "chat@example.org")),
        AutoStart.NEVER,
        TrafficLimits.DEFAULT,
        LogLevel.ERROR,
        Path.of("/var/log/tabagent.log"));
  }

  @Test
  void theEnvironmentStandsOverTheFile() throws Exception {
    settings
        .file(EVERY_KEY)
        .variable("TABAGENT_API_ENDPOINT", "http://127.0.0.1:9999")
        .variable("TABAGENT_API_TOKEN", "from-the-environment")
        .variable("TABAGENT_ALLOWED_EXTENSIONS", " a@example.org,b@example.org , c@example.org")
        .variable("TABAGENT_AUTO_START", "on-first-use")
        .variable("TABAGENT_LOG_LEVEL", "off")
        .variable("TABAGENT_LOG_FILE", "/tmp/other.log");

    assertThat(settings.read())
        .isEqualTo(
            new HostConfiguration(
                Optional.of(new Endpoint("127.0.0.1", 9999)),
                Optional.of("from-the-environment"),
                Optional.of(List.of("a@example.org", "b@example.org", "c@example.org")),
                AutoStart.ON_FIRST_USE,
                TrafficLimits.DEFAULT,
                LogLevel.OFF,
                Path.of("/tmp/other.log")));
  }

  @ParameterizedTest
  @CsvSource({"''", "'  '"})
  void aBlankVariableIsAsGoodAsNone(String blank) throws Exception {
    settings
        .file(EVERY_KEY)
        .variable("TABAGENT_API_ENDPOINT", blank)
        .variable("TABAGENT_API_TOKEN", blank)
        .variable("LM_API_TOKEN", blank)
        .variable("TABAGENT_ALLOWED_EXTENSIONS", blank)
        .variable("TABAGENT_AUTO_START", blank)
        .variable("TABAGENT_LOG_LEVEL", blank)
        .variable("TABAGENT_LOG_FILE", blank);

    assertThat(settings.read()).isEqualTo(asInTheFile());
  }

  /// This host's own variable is meant for it alone, LM Studio's for every program, the file for
  /// any time.
  @ParameterizedTest
  @CsvSource({
    "file, '',       '',  file",
    "'',   general,  '',  general",
    "file, general,  '',  general",
    "file, '',       own, own",
    "'',   general,  own, own",
    "file, general,  own, own",
  })
  void theTokenIsTakenFromTheMostParticularSource(
      String file, String general, String own, String expected) throws Exception {
    if (!file.isEmpty()) {
      settings.file("{\"api_token\":\"" + file + "\"}");
    }
    settings.variable("LM_API_TOKEN", general).variable("TABAGENT_API_TOKEN", own);

    assertThat(settings.read().apiToken()).contains(expected);
  }

  @Test
  void aVariableSavesFromAWrongTextInTheFile() throws Exception {
    settings.file("{\"log_level\":\"loud\"}").variable("TABAGENT_LOG_LEVEL", "error");

    assertThat(settings.read().logLevel()).isEqualTo(LogLevel.ERROR);
  }

  @Test
  void anEmptyListLetsNobodyIn() throws Exception {
    assertThat(settings.file("{\"allowed_extensions\":[]}").read().allowedExtensions())
        .contains(List.of());
  }

  @Test
  void aFileThatAnEditorMarkedAsUtf8IsRead() throws Exception {
    assertThat(settings.file("\uFEFF" + EVERY_KEY).read()).isEqualTo(asInTheFile());
  }

  @Test
  void theFileMayNameFoldersInAnyScript() throws Exception {
    settings.file("{\"log_file\":\"/home/ænn/журнал.log\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(settings.read().logFile()).isEqualTo(Path.of("/home/ænn/журнал.log"));
  }

  @Test
  void theFileIsReadWhereTheVariableNamesIt() throws Exception {
    settings.file("{\"log_level\":\"off\"}");
    Path moved = home.resolve("else where.json");
    Files.writeString(moved, EVERY_KEY);

    assertThat(settings.variable("TABAGENT_CONFIG", moved.toString()).read())
        .isEqualTo(asInTheFile());
  }

  @Test
  void whatIsPrintedOfTheSettingsHoldsNoToken() throws Exception {
    assertThat(settings.file(EVERY_KEY).read().toString())
        .contains("apiToken=set", "http://127.0.0.1:4321", "never", "/var/log/tabagent.log")
        .doesNotContain("from-the-file");
    assertThat(new UserSettings(home.resolve("other")).read().toString()).contains("apiToken=none");
  }
}
