package com.tabagent.lmstudio.bootstrap.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stream from nobody to nobody.
@Timeout(30)
class StreamPracticeTest {
  private final StreamPractice practice = new StreamPractice(HttpSettings.defaults(), new NoTime());

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
  void nothingIsLeftRunning() throws IOException {
    practice.play(folder.resolve("nowhere").toFile());

    // The server sees the end of the connection a moment later.
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("practice-server"))
        .forEach(StreamPracticeTest::join);
    assertThat(threads()).doesNotContain("practice-server");
  }

  @Test
  void whereNothingCanBeWrittenItFails() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> practice.play(folder.toFile()))
        .withMessageContaining(folder.toString());
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
