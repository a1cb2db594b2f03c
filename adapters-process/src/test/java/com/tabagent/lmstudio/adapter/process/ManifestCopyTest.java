package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestCopyTest {
  private static String copy(String manifest) throws IOException {
    byte[] copy =
        ManifestCopy.withCaller(manifest.getBytes(StandardCharsets.UTF_8), "chrome-extension://x/");
    return new String(copy, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"allowed_origins\": [\"a\"]}|{\"allowed_origins\": [\"chrome-extension://x/\",\"a\"]}",
        "{\"allowed_origins\":[ ], \"_\": 1.0}|{\"allowed_origins\":[\"chrome-extension://x/\" ], \"_\": 1.0}",
        "{\"a\":{\"allowed_origins\":[]},\"allowed_origins\":[1]}|{\"a\":{\"allowed_origins\":[]},\"allowed_origins\":[\"chrome-extension://x/\",1]}",
        "\uFEFF{\"ü\":\"[\",\"allowed_origins\":[\"a\"]}|\uFEFF{\"ü\":\"[\",\"allowed_origins\":[\"chrome-extension://x/\",\"a\"]}",
      })
  void theListGetsOneMoreAndAllElseStays(String manifest, String copy) throws IOException {
    assertThat(copy(manifest)).isEqualTo(copy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"name\": ",
        "[]",
        "{\"allowed_origins\":\"all\"}",
        "{\"other\":{\"allowed_origins\":[]}}",
        "{\"allowed_extensions\":[\"a@b\"]}"
      })
  void whatHasNoListIsCopiedAsItIs(String manifest) throws IOException {
    assertThat(copy(manifest)).isEqualTo(manifest);
  }
}
