package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.BrowserWords;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an extension gets to hear when its host is not registered as it has to be, and what the
/// doctor finds then.
@ParameterizedClass
@EnumSource
class BrokenInstallationIT {

  /// How long nothing has to come to be taken for silence; what does come takes a tenth of it.
  private static final int SILENCE_MILLIS = 1000;

  private static final InstalledPerRun RUN = new InstalledPerRun();

  private final BrowserSession session = RUN.session();

  private final BrowserKind kind;

  @TempDir private Path scratch;

  BrokenInstallationIT(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeParameterizedClassInvocation
  static void open(BrowserKind kind, @TempDir Path folder) throws IOException {
    RUN.open(kind, folder);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    RUN.close();
  }

  @AfterEach
  void mend() throws IOException {
    RUN.mend();
  }

  @ParameterizedTest
  @EnumSource
  void eachBrowserSaysItInItsOwnWordsAndTheDoctorNamesTheCause(BrokenInstallation broken)
      throws IOException {
    broken.breaks(session.manifest(), scratch);
    theDoctorIsRight(broken);

    for (Way way : Way.values()) {
      Set<String> expected = broken.in(kind).of(way);
      assertThat(outcome(way, expected)).as(broken.summary() + ", " + way).isIn(expected);
    }
  }

  /// Not green where the browser complains, green where it does not, and with the true cause.
  private void theDoctorIsRight(BrokenInstallation broken) throws IOException {
    JsonObject finding = session.doctor(kind.optionName());
    String cause = finding.text("cause").orElseThrow();
    Optional<String> expected = broken.doctor(kind);

    assertThat(expected.isEmpty()).isEqualTo(broken.in(kind) == Complaint.NONE);
    assertThat(finding.text("verdict"))
        .as(broken.summary() + ": " + cause)
        .contains(expected.isPresent() ? "error" : "ok");
    expected.ifPresent(words -> assertThat(cause).contains(words));
  }

  /// What the doctor makes of a browser's words where it has found nothing by itself.
  @ParameterizedTest
  @EnumSource
  void theDoctorKnowsTheseWords(BrokenInstallation broken) {
    assertThat(broken.in(kind).ofOneShot())
        .filteredOn(words -> !List.of("answered", "silent").contains(words))
        .allMatch(words -> BrowserWords.of(words).isPresent());
  }

  private String outcome(Way way, Set<String> expected) {
    if (!expected.equals(Complaint.SILENCE.of(way))) {
      return session.page().text(way.outcome());
    }
    String outcome = session.page().text(way.outcomeWithin(SILENCE_MILLIS));
    // Ends the program that is still waited for.
    session.page().reload();
    return outcome;
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrongWithoutAFault(Way way) {
    assertThat(session.page().text(way.outcome())).isIn(Complaint.NONE.of(way));
  }

  @ParameterizedTest
  @EnumSource
  void aCallerThatTheUserHasNotAllowedIsTold(Way way) throws IOException {
    // No installation knows of this one, so that the list in the settings decides alone.
    session.manifest().register(BrowserSession.LAUNCHER);
    Path settings = session.user().home().resolve(".config/tabagent-host/config.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"allowed_extensions\": [\"stranger@tabagent.example\"]}");
    try {
      JsonObject reply = way.ask(session.page(), "{action: 'check_lmstudio'}");

      assertThat(reply.object("error").flatMap(error -> error.text("code")))
          .as(reply.toString())
          .contains("ORIGIN_DENIED");
    } finally {
      Files.delete(settings);
    }
  }
}
