package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake is told with its key, its source, what it says and what is allowed; all of them at
/// once.
class ConfigurationMistakesTest {
  @TempDir private Path home;
  private UserSettings settings;

  @BeforeEach
  void ann() {
    settings = new UserSettings(home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          api_endpoint       | 1234         | must be a text, not 1234.
          api_endpoint       | null         | must be a text, not null.
          api_token          | 1234         | must be a text.
          api_token          | ["1234"]     | must be a text.
          auto_start         | true         | must be a text, not true.
          auto_start         | {"a":[1,{}]} | must be a text, not an object.
          log_level          | 1.50         | must be a text, not 1.50.
          log_level          | ["info"]     | must be a text, not a list.
          log_file           | false        | must be a text, not false.
          allowed_extensions | "abc"        | must be a list of texts, not 'abc'.
          allowed_extensions | {"abc":true} | must be a list of texts, not an object.
          allowed_extensions | null         | must be a list of texts, not null.
          allowed_extensions | [7]          | must hold texts only, not 7.
          allowed_extensions | ["a",["b"]]  | must hold texts only, not a list.
          """)
  void aWrongTypeIsToldWithWhatItIs(String key, String value, String told) throws Exception {
    settings.file("{\"" + key + "\":" + value + "}");

    assertThat(settings.mistake()).isEqualTo(key + " in " + settings.file() + " " + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          API_ENDPOINT       | ftp://127.0.0.1        | 'ftp://127.0.0.1' | http://127.0.0.1:1234
          API_ENDPOINT       | https://127.0.0.1:1234 | 'https://127.0.0.1:1234' | http://127.0.0.1
          API_ENDPOINT       | http://127.0.0.1:1234/a/b | '/a/b' | http://127.0.0.1:1234
          API_ENDPOINT       | http://127.0.0.1:0     | not 0         | 1 to 65535
          API_ENDPOINT       | http://127.0.0.1:65536 | not 65536     | 1 to 65535
          API_ENDPOINT       | http://127.0.0.256     | '127.0.0.256' | host name or address
          AUTO_START         | on_start | 'on_start' | on-start, on-first-use, never
          AUTO_START         | yes | 'yes' | on-start, on-first-use, never
          LOG_LEVEL          | INFO                   | 'INFO'        | off, error, info
          LOG_LEVEL          | debug                  | 'debug'       | off, error, info
          LOG_FILE           | host.log               | 'host.log'    | absolute path
          LOG_FILE           | ~/host.log             | '~/host.log'  | absolute path
          """)
  void aWrongValueIsToldWithWhatIsAllowed(String name, String value, String shown, String allowed)
      throws Exception {
    String key = name.toLowerCase(Locale.ROOT);
    String shownWithoutQuotes = shown.replace("'", "");

    settings.file("{\"" + key + "\":\"" + value + "\"}");
    assertThat(settings.mistake())
        .startsWith(key + " in " + settings.file() + ": ")
        .contains(shownWithoutQuotes, allowed);

    settings.file("{}").variable("TABAGENT_" + name, value);
    assertThat(settings.mistake())
        .startsWith(key + " in the environment variable TABAGENT_" + name + ": ")
        .contains(shownWithoutQuotes, allowed);
  }

  @Test
  void anIdOfAnExtensionHasUpTo255Characters() throws Exception {
    String longest = "x".repeat(255);
    settings.file("{\"allowed_extensions\":[\"" + longest + "\"]}");
    assertThat(settings.read().allowedExtensions()).contains(List.of(longest));

    settings.file("{\"allowed_extensions\":[\"" + longest + "x\", \" \", \"fine\"]}");
    assertThat(settings.mistakes())
        .hasSize(2)
        .allSatisfy(
            mistake ->
                assertThat(mistake)
                    .startsWith("allowed_extensions in " + settings.file())
                    .contains("32 letters for Chromium", "name@example.org")
                    .hasSizeLessThan(500));
  }

  @Test
  void aThousandExtensionsMayBeListedAndOneMoreIsToldOnce() throws Exception {
    assertThat(settings.file(extensions(1000)).read().allowedExtensions().orElseThrow())
        .hasSize(1000);

    settings.file(extensions(1002));
    assertThat(settings.mistake()).endsWith(" must hold at most 1000 texts.");
  }

  private static String extensions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"e" + i + "@example.org\"")
        .collect(Collectors.joining(",", "{\"allowed_extensions\":[", "]}"));
  }

  @Test
  void anUnknownKeyIsToldWithAllThatThereAre() throws Exception {
    settings.file("{\"log-level\":{\"deep\":[1,{\"log_level\":\"off\"}]},\"log_file\":\"/x\"}");

    assertThat(settings.mistake())
        .isEqualTo(
            "'log-level' in "
                + settings.file()
                + " is not a setting; there are allowed_extensions, api_endpoint, api_token,"
                + " auto_start, between_bytes_timeout_ms, connect_timeout_ms, first_byte_timeout_ms,"
                + " log_file, log_level, max_requests, max_requests_per_model,"
                + " waiting_interval_ms.");
  }

  @Test
  void theMistakesOfFileAndEnvironmentAreToldTogether() throws Exception {
    settings
        .file(
            """
            {"api_endpoint": "nowhere!", "auto_start": 1, "colour": "red",
             "allowed_extensions": [""], "api_token": "with space"}""")
        .variable("TABAGENT_LOG_LEVEL", "loud")
        .variable("TABAGENT_LOG_FILE", "here.log");

    ConfigurationException unusable =
        catchThrowableOfType(ConfigurationException.class, settings::read);

    assertThat(unusable.mistakes()).hasSize(7);
    for (String word :
        List.of(
            "api_endpoint in",
            "auto_start in",
            "'colour' in",
            "allowed_extensions in",
            "api_token in",
            "log_level in",
            "log_file in")) {
      assertThat(unusable.mistakes()).filteredOn(said -> said.startsWith(word)).hasSize(1);
    }
    assertThat(unusable).hasMessage(String.join(" ", unusable.mistakes()));
  }

  /// A browser takes an answer of a mebibyte at most, and a person reads less.
  @Test
  void howeverManyMistakesThereAreTheyCanBeToldInOneAnswer() throws Exception {
    settings.file(
        IntStream.range(0, 50_000)
            .mapToObj(i -> "\"key" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}")));

    assertThat(settings.mistakes()).hasSizeBetween(10, 100);
    assertThat(settings.mistakes().getFirst()).startsWith("'key0' in ");
    assertThat(settings.mistakes().getLast()).containsPattern("49[0-9]{3} more");
  }

  @Test
  void longValuesAndLongKeysAreCutShort() throws Exception {
    String longText = "y".repeat(40_000);
    settings
        .file("{\"" + longText + "\":1,\"log_level\":\"" + longText + "\"}")
        .variable("TABAGENT_API_ENDPOINT", "http://" + longText + "!")
        .variable("TABAGENT_LOG_FILE", longText);

    assertThat(settings.mistakes())
        .hasSize(4)
        .allSatisfy(mistake -> assertThat(mistake).hasSizeLessThan(600));
  }

  @Test
  void aValueCannotPassForALineOfItsOwn() throws Exception {
    settings.file(
        "{\"log_level\":\"a\\nb\","
            + "\"k\\r\\ney\":1,\"api_endpoint\":\"x\\ny\",\"log_file\":\"\\u001b\"}");

    assertThat(settings.mistakes())
        .hasSize(4)
        .allSatisfy(mistake -> assertThat(mistake).matches("\\P{Cntrl}*"));
  }

  /// Its list of extensions would be passed over without a word.
  @Test
  void aPlaceForTheSettingsWithNothingThereIsAMistake() throws Exception {
    Path missing = home.resolve("mine.json");
    settings.file("{}").variable("TABAGENT_CONFIG", missing.toString());

    assertThat(settings.mistake()).isEqualTo("TABAGENT_CONFIG: there is no file " + missing + ".");
  }

  @Test
  void aRelativePlaceForTheSettingsIsAMistakeAndNotPassedOver() throws Exception {
    settings.file("{}").variable("TABAGENT_CONFIG", "my.json");

    assertThat(settings.mistake()).isEqualTo("TABAGENT_CONFIG: 'my.json' is not an absolute path.");
  }

  @ParameterizedTest
  @CsvSource({
    "max_requests,0,'1 to 1000'",
    "max_requests,1001,'1 to 1000'",
    "max_requests_per_model,101,'1 to 100'",
    "connect_timeout_ms,60001,'1 to 60000'",
    "first_byte_timeout_ms,999,'1000 to 86400000'",
    "between_bytes_timeout_ms,86400001,'1000 to 86400000'",
    "waiting_interval_ms,49,'50 to 600000'",
    "waiting_interval_ms,99999999999999999999,'50 to 600000'",
    "max_requests,'\"many\"','1 to 1000'"
  })
  void aNumberOutOfItsRangeIsToldWithTheRange(String key, String value, String range)
      throws Exception {
    assertThat(settings.file("{\"" + key + "\":" + value + "}").mistakes())
        .singleElement()
        .asString()
        .startsWith(key)
        .contains(value.replace("\"", ""))
        .endsWith("is not a whole number from " + range + ".");
  }

  @Test
  void aNumberMayStandInTheFileAsOne() throws Exception {
    assertThat(settings.file("{\"max_requests\":7}").read().traffic().requests()).isEqualTo(7);
    assertThat(settings.file("{\"max_requests\":true}").mistakes().getFirst())
        .contains("must be a whole number");
  }
}
