package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.AutoStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When the server is started without being asked for.
@Timeout(60)
class StartAheadTest {
  private static final Setup ON_START = Setup.PLAIN.withAutoStart(AutoStart.ON_START);

  @Test
  void theFirstRequestWithAnIdStartsTheServerAndNoLaterOneDoes() {
    try (var browser = PlayedBrowser.open(ON_START)) {
      pings(browser, "");
      assertThat(browser.useCases().startsAhead().calls()).isZero();

      browser.ask("{\"action\":\"ping\",\"id\":1}");
      browser.useCases().startsAhead().next().returns("started");

      pings(browser, ",\"id\":1");
      browser.end();
      assertThat(browser.useCases().startsAhead().calls()).isEqualTo(1);
      assertThat(browser.useCases().starts().calls()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"ping\",\"id\":\"1\"}",
        "{\"action\":\"stop_lmstudio\",\"id\":1}",
        "{\"action\":\"make_coffee\",\"id\":0}",
      })
  void whateverTheRequestAsksForItsIdShowsThatTheConnectionIsToLast(String request) {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.send(request);

      browser.useCases().startsAhead().next();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check_lmstudio", "stop_lmstudio", "hello", "ping"})
  void aOneShotRequestStartsNothing(String action) {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.useCases().checks().answersAtOnce(Samples.down());
      browser.useCases().stops().answersAtOnce(Samples.down());

      browser.ask("{\"action\":\"" + action + "\"}");
      pings(browser, "");
      browser.end();

      assertThat(browser.useCases().made()).doesNotContain("start");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ON_START", mode = EnumSource.Mode.EXCLUDE)
  void theUserMayNotWantIt(AutoStart autoStart) {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.withAutoStart(autoStart))) {
      pings(browser, ",\"id\":1");
      browser.end();

      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  @Test
  void noRequestWaitsForIt() {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.ask("{\"action\":\"ping\",\"id\":1}");
      browser.useCases().startsAhead().next();

      pings(browser, "");
      pings(browser, ",\"id\":1");
    }
  }

  @Test
  void theEndOfTheInputDoesNotWaitForIt() {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.ask("{\"action\":\"ping\",\"id\":1}");
      browser.useCases().startsAhead().next();

      assertThat(browser.end()).isEmpty();
    }
  }

  @Test
  void itsFailureIsNotedAndEndsNothing() {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.ask("{\"action\":\"ping\",\"id\":1}");

      browser
          .useCases()
          .startsAhead()
          .next()
          .fails(Failure.of(FailureCode.NOT_INSTALLED, "LM Studio is not installed."));

      browser.log().awaitInfo("NOT_INSTALLED");
      assertThat(browser.log().problems()).isEmpty();
      pings(browser, ",\"id\":1");
    }
  }

  @Test
  void itsDefectIsNotedAndEndsNothing() {
    try (var browser = PlayedBrowser.open(ON_START)) {
      browser.ask("{\"action\":\"ping\",\"id\":1}");

      browser.useCases().startsAhead().next().breaks(new LinkageError("a class is missing"));

      browser.log().awaitProblem("a class is missing");
      pings(browser, ",\"id\":1");
      assertThat(browser.end()).isEmpty();
    }
  }

  /// So many that a start ahead that should not be has long begun.
  private static void pings(PlayedBrowser browser, String id) {
    for (int i = 0; i < 50; i++) {
      assertThat(browser.ask("{\"action\":\"ping\"" + id + "}").at("/status").asText())
          .isEqualTo("success");
    }
  }
}
