package com.tabagent.lmstudio.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.configuration.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The log stays within its size, and no note of many writers is lost or torn.
@Timeout(60)
class FileLogSizeTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int WRITERS = 8;
  private static final int NOTES = 200;

  @TempDir private Path temporary;
  private LogFolder logs;

  @BeforeEach
  void aFolder() {
    logs = new LogFolder(temporary.resolve("logs"));
  }

  @Test
  void threeFilesOfAMebibyteAreKeptAndTheNewestIsTheFirst() throws Exception {
    FileLog log = logs.log(LogLevel.INFO, "host.log");
    int notes = 5 * 1024;
    for (int i = 0; i < notes; i++) {
      log.info("note " + i + " " + "x".repeat(1024));
    }

    assertThat(logs.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("host.0.log", "host.1.log", "host.2.log");
    for (Path file : logs.files()) {
      assertThat(Files.size(file)).isLessThan(MEBIBYTE + 2048);
    }
    assertThat(LogFolder.read(logs.folder.resolve("host.0.log"))).contains(" " + (notes - 1) + " ");
    assertThat(Files.size(logs.folder.resolve("host.2.log"))).isGreaterThan(MEBIBYTE - 2048);
    assertThat(String.join("\n", logs.lines())).doesNotContain(" note 0 ");
  }

  @Test
  void aNoteOfAnySizeKeepsTheLogWithinItsBounds() throws Exception {
    FileLog log = logs.log(LogLevel.INFO, "host.log");
    String huge = "x".repeat(2 * MEBIBYTE);

    for (int i = 0; i < 5; i++) {
      log.info("begin " + huge);
      log.problem("begin " + huge, new IOException(huge));
    }

    long total = 0;
    for (Path file : logs.files()) {
      total += Files.size(file);
    }
    assertThat(logs.files()).hasSizeBetween(1, 3);
    assertThat(total).isLessThan(3L * MEBIBYTE + MEBIBYTE);
    assertThat(logs.lines()).anyMatch(line -> line.contains("INFO begin xxx"));
  }

  @Test
  void theNotesOfManyWritersAreAllThereAndWhole() throws Exception {
    FileLog log = logs.log(LogLevel.INFO, "host.log");

    write(List.of(log));

    assertThat(sentences(logs.lines())).containsExactlyInAnyOrderElementsOf(everything());
    assertThat(logs.files()).hasSize(1);
  }

  @Test
  void aSecondHostWritesIntoFilesOfItsOwn() throws Exception {
    FileLog one = logs.log(LogLevel.INFO, "host.log");
    FileLog other = logs.log(LogLevel.INFO, "host.log");

    write(List.of(one, other));

    assertThat(sentences(logs.lines())).containsExactlyInAnyOrderElementsOf(everything());
    assertThat(logs.files()).hasSize(2);
  }

  private static void write(List<FileLog> logs) throws Exception {
    var start = new CountDownLatch(1);
    var writers = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        FileLog log = logs.get(writer % logs.size());
        writers.add(
            threads.submit(
                () -> {
                  start.await();
                  IntStream.range(0, NOTES).forEach(i -> log.info(sentence(number, i)));
                  return number;
                }));
      }
      start.countDown();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private static String sentence(int writer, int note) {
    return "Writer " + writer + " says " + note + ".";
  }

  private static List<String> everything() {
    return IntStream.range(0, WRITERS * NOTES)
        .mapToObj(i -> sentence(i / NOTES, i % NOTES))
        .toList();
  }

  private static List<String> sentences(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^\\S+ [0-9]+ INFO ", "")).toList();
  }
}
