package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No mistake shows a secret, not even half of one.
class SecretSettingsTest {
  private static final String SECRET = "xyzzy";

  @TempDir private Path home;
  private UserSettings settings;

  @BeforeEach
  void ann() {
    settings = new UserSettings(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"xyzzy plugh\"",
        "\"xyzzy\\n\"",
        "\"xyzzyé\"",
        "[\"xyzzy\"]",
        "{\"xyzzy\":\"xyzzy\"}"
      })
  void aTokenThatIsNoneIsNotShown(String value) throws Exception {
    settings.file("{\"api_token\":" + value + "}");

    assertThat(settings.mistakes())
        .singleElement()
        .asString()
        .startsWith("api_token in " + settings.file())
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LM_API_TOKEN", "TABAGENT_API_TOKEN"})
  void aTokenInTheEnvironmentIsNotShownEither(String variable) {
    settings.variable(variable, "xyzzy plugh");

    assertThat(settings.mistakes())
        .singleElement()
        .asString()
        .startsWith("api_token in the environment variable " + variable)
        .contains("up to 500 letters")
        .doesNotContain(SECRET);
  }

  @Test
  void aTokenHasOneTo500Characters() throws Exception {
    settings.file("{\"api_token\":\"" + "x".repeat(500) + "\"}");
    assertThat(settings.read().apiToken()).contains("x".repeat(500));

    settings.file("{\"api_token\":\"" + "x".repeat(501) + "\"}");
    assertThat(settings.mistakes()).singleElement().asString().doesNotContain("xx");

    settings.file("{\"api_token\":\"\"}");
    assertThat(settings.mistakes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ann:xyzzy@127.0.0.1:1234",
        "http://xyzzy@127.0.0.1",
        "ann:xyzzy@127.0.0.1",
        "https://ann:xyzzy@127.0.0.1:1234/v1",
        "http://ann:xyzzy@[::1]:1234"
      })
  void aPasswordInAnAddressIsNotShown(String address) {
    settings.variable("TABAGENT_API_ENDPOINT", address);

    assertThat(settings.mistakes())
        .singleElement()
        .asString()
        .startsWith("api_endpoint in the environment variable TABAGENT_API_ENDPOINT: ")
        .contains("http://127.0.0.1:1234")
        .doesNotContain(SECRET);
  }

  @Test
  void theMistakesBesideATokenDoNotShowIt() throws Exception {
    settings.file("{\"api_token\":\"xyzzy\",\"log_level\":\"loud\",\"colour\":1}");

    assertThat(settings.mistakes()).hasSize(2).noneMatch(mistake -> mistake.contains(SECRET));
  }
}
