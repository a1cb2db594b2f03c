package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A file is replaced as a whole: it is never written to where others may read it.
class ReplacementTest {
  @TempDir private Path folder;

  @Test
  void aNewFileHoldsTheTextAndNothingElseIsLeft() throws Exception {
    Path target = folder.resolve("current");

    Replacement.write(target, "new ü\n");

    assertThat(target).hasContent("new ü\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  /// Under the old name lies another file then; the old one has not been touched.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoReadsTheOldFileReadsItToItsEnd() throws Exception {
    Path target = Files.writeString(folder.resolve("current"), "old\n".repeat(10_000));
    Path sameFile = Files.createLink(folder.resolve("link"), target);

    try (BufferedReader reader = Files.newBufferedReader(target)) {
      assertThat(reader.readLine()).isEqualTo("old");

      Replacement.write(target, "new\n");

      assertThat(reader.lines()).hasSize(9_999).containsOnly("old");
    }
    assertThat(target).hasContent("new\n");
    assertThat(Files.size(sameFile)).isEqualTo(40_000);
  }

  @Test
  void aFinishedFileTakesThePlaceOfTheOldOne() throws Exception {
    Path finished = Files.writeString(folder.resolve("draft"), "new");
    Path target = Files.writeString(folder.resolve("made.aot"), "old");

    Replacement.move(finished, target);

    assertThat(target).hasContent("new");
    assertThat(finished).doesNotExist();
  }

  @Test
  void whatCannotBeReplacedStaysAsItWas() throws Exception {
    Path finished = Files.writeString(folder.resolve("draft"), "new");
    Path target = folder.resolve("made.aot");
    Files.createDirectories(target.resolve("inside"));

    assertThatThrownBy(() -> Replacement.move(finished, target)).isInstanceOf(IOException.class);

    assertThat(target.resolve("inside")).isDirectory();
    assertThat(finished).hasContent("new");
  }

  @Test
  void aFileThatIsNotThereTakesNoPlace() throws Exception {
    Path target = Files.writeString(folder.resolve("made.aot"), "old");

    assertThatThrownBy(() -> Replacement.move(folder.resolve("draft"), target))
        .isInstanceOf(IOException.class);

    assertThat(target).hasContent("old");
  }
}
