package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an extension gets to hear when its host is not registered as it has to be.
@ParameterizedClass
@EnumSource
class BrokenInstallationIT {

  /// How long nothing has to come to be taken for silence; what does come takes a tenth of it.
  private static final int SILENCE_MILLIS = 1000;

  private static final SessionPerRun RUN = new SessionPerRun();

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
    session.manifest().register(BrowserSession.LAUNCHER);
  }

  @ParameterizedTest
  @EnumSource
  void eachBrowserSaysItInItsOwnWords(BrokenInstallation broken) throws IOException {
    broken.breaks(session.manifest(), scratch);

    for (Way way : Way.values()) {
      Set<String> expected = broken.in(kind).of(way);
      assertThat(outcome(way, expected)).as(broken.summary() + ", " + way).isIn(expected);
    }
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
