package com.tabagent.lmstudio.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.configuration.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is noted where, and that a log which cannot be written is no reason to fail.
class FileLogTest {
  private static final String NOTE = "[0-9T:.-]+Z " + ProcessHandle.current().pid() + " ";

  @TempDir private Path temporary;
  private LogFolder logs;

  @BeforeEach
  void aFolderThatIsNotThereYet() {
    logs = new LogFolder(temporary.resolve("state/tabagent-host"));
  }

  @Test
  void aNoteIsALineWithTimeProcessAndLevel() throws Exception {
    logs.log(LogLevel.INFO, "host.log").info("It began: {0} 100%.");

    assertThat(logs.files()).containsExactly(logs.folder.resolve("host.0.log"));
    assertThat(logs.lines())
        .singleElement()
        .asString()
        .matches(NOTE + Pattern.quote("INFO It began: {0} 100%."));
    assertThat(logs.fallback()).isEmpty();
  }

  @Test
  void aProblemIsNotedWithItsCauses() throws Exception {
    var cause = new IOException("outer", new IllegalStateException("inner"));

    logs.log(LogLevel.INFO, "host.log").problem("It broke.", cause);

    assertThat(logs.lines().getFirst()).matches(NOTE + "SEVERE It broke\\.");
    assertThat(String.join("\n", logs.lines()))
        .contains("java.io.IOException: outer")
        .contains("Caused by: java.lang.IllegalStateException: inner")
        .contains("at " + FileLogTest.class.getName());
  }

  @Test
  void nothingIsMadeBeforeTheFirstNote() throws Exception {
    logs.log(LogLevel.INFO, "host.log");

    assertThat(logs.folder).doesNotExist();
  }

  @Test
  void onTheLevelErrorOnlyProblemsAreNoted() throws Exception {
    FileLog log = logs.log(LogLevel.ERROR, "host.log");

    log.info("An ordinary note.");
    assertThat(logs.folder).doesNotExist();

    log.problem("A problem.", new IOException("its cause"));
    assertThat(logs.lines().getFirst()).endsWith("SEVERE A problem.");
  }

  @Test
  void onTheLevelOffNothingIsMadeAndNothingIsSaid() throws Exception {
    FileLog log = logs.log(LogLevel.OFF, "host.log");

    log.info("An ordinary note.");
    log.problem("A problem.", new IOException("its cause"));

    assertThat(logs.folder).doesNotExist();
    assertThat(logs.fallback()).isEmpty();
  }

  /// `%` and the letters behind it have a meaning to Java's own log files.
  @ParameterizedTest
  @ValueSource(strings = {"100%.log", "%h%t%g%u.log", "with space.log", "журнал.log"})
  void anyNameIsTakenAsItIs(String name) throws Exception {
    logs.log(LogLevel.INFO, name).info("Here.");

    assertThat(logs.files())
        .containsExactly(logs.folder.resolve(name.replaceFirst("\\.log$", ".0.log")));
  }

  @Test
  void aNameWithoutTheUsualEndingIsKept() throws Exception {
    logs.log(LogLevel.INFO, "notes.txt").info("Here.");

    assertThat(logs.files()).containsExactly(logs.folder.resolve("notes.txt.0"));
  }

  @Test
  void aLaterProcessGoesOnWhereAnotherStopped() throws Exception {
    Files.createDirectories(logs.folder);
    Files.writeString(logs.folder.resolve("host.0.log"), "from before\n");

    logs.log(LogLevel.INFO, "host.log").info("And on.");

    assertThat(logs.lines()).hasSize(2).first().isEqualTo("from before");
  }

  @Test
  void whereItCannotBeWrittenTheNotesGoToTheFallbackAndTheReasonOnce() throws Exception {
    Files.createDirectories(logs.folder.getParent());
    Files.writeString(logs.folder, "a file in the folder's place");
    FileLog log = logs.log(LogLevel.INFO, "host.log");

    log.info("One.");
    log.problem("Two.", new IOException("its cause"));
    log.info("Three.");

    assertThat(logs.fallback())
        .filteredOn(line -> line.contains("cannot be written"))
        .singleElement()
        .asString()
        .startsWith("The log " + logs.folder.resolve("host.log"));
    assertThat(logs.fallback())
        .satisfiesOnlyOnce(line -> assertThat(line).endsWith("INFO One."))
        .satisfiesOnlyOnce(line -> assertThat(line).endsWith("SEVERE Two."))
        .satisfiesOnlyOnce(line -> assertThat(line).endsWith("INFO Three."))
        .anyMatch(line -> line.contains("its cause"));
    assertThat(logs.folder).hasContent("a file in the folder's place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\n\n", "\u0085", "\u2028", "\u000b", "\f"})
  void aLineBreakInANoteBeginsNoNoteOfItsOwn(String lineBreak) throws Exception {
    String forged = "2026-01-01T00:00:00Z 1 INFO All is well.";
    FileLog log = logs.log(LogLevel.INFO, "host.log");

    log.info("First" + lineBreak + forged);
    log.problem("Second" + lineBreak + forged, new IOException("Third" + lineBreak + forged));

    assertThat(beginnings()).hasSize(2).noneMatch(line -> line.startsWith("2026-01-01"));
    assertThat(String.join("\n", logs.lines())).contains("First", "Second", "Third");
  }

  /// What a reader of the log takes for the beginning of a note, whatever ends a line to it.
  private List<String> beginnings() throws IOException {
    var beginnings = new ArrayList<String>();
    for (Path file : logs.files()) {
      Pattern.compile("\\R")
          .splitAsStream(LogFolder.read(file))
          .filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)))
          .forEach(beginnings::add);
    }
    return beginnings;
  }

  @Test
  void aLineBreakIsNoForgeryOnTheFallbackEither() throws Exception {
    Files.createDirectories(logs.folder.getParent());
    Files.writeString(logs.folder, "a file in the folder's place");

    logs.log(LogLevel.INFO, "host.log").info("First\nSecond");

    assertThat(logs.fallback()).doesNotContain("Second").anyMatch(line -> line.contains("Second"));
  }
}
