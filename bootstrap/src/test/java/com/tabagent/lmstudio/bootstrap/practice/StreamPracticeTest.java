package com.tabagent.lmstudio.bootstrap.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stream from nobody to nobody.
@Timeout(30)
class StreamPracticeTest {
  private final StreamPractice practice =
      new StreamPractice(HttpSettings.defaults(), new FakePacer());

  @TempDir private Path folder;

  @Test
  void everyEventBecomesAFrame() throws IOException {
    Path nowhere = folder.resolve("nowhere");

    practice.play(nowhere.toFile());

    assertThat(Files.readString(nowhere, StandardCharsets.ISO_8859_1))
        .contains("{\"type\":\"response\",\"id\":\"practice\",\"seq\":0,")
        .contains(
            "{\"type\":\"chunk\",\"id\":\"practice\",\"seq\":1,\"payload\":{\"id\":\"chatcmpl-")
        .contains("\"seq\":" + StreamPractice.EVENTS + ",")
        .doesNotContain("\"seq\":" + (StreamPractice.EVENTS + 1) + ",");
  }

  @Test
  void whereNothingCanBeWrittenItFails() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> practice.play(folder.toFile()))
        .withMessageContaining(folder.toString());
  }
}
