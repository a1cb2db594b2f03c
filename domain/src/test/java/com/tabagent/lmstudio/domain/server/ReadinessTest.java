package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadinessTest {
  private static final ServerState RUNNING = new ServerState.Running(Optional.of("qwen"));
  private static final ServerState DOWN = new ServerState.Down();
  private static final ServerState FOREIGN = new ServerState.Foreign("HTTP 404");
  private static final ServerState SILENT = new ServerState.Silent();

  private static Installation installation(boolean application, boolean lms) {
    return new Installation(
        Path.of("home"),
        Optional.of(Path.of("app")).filter(_ -> application),
        Optional.of(Path.of("lms")).filter(_ -> lms),
        Optional.empty(),
        ServerSettings.DEFAULT,
        OptionalInt.empty());
  }

  static Stream<Arguments> theTable() {
    return Stream.of(
        argumentSet("Ready", true, true, RUNNING, Readiness.READY),
        argumentSet("Server Down", true, true, DOWN, Readiness.SERVER_DOWN),
        argumentSet("Not Bootstrapped", true, false, DOWN, Readiness.NOT_BOOTSTRAPPED),
        argumentSet("Not Installed", false, false, DOWN, Readiness.NOT_INSTALLED));
  }

  static Stream<Arguments> whatRealLifeAdds() {
    return Stream.of(
        argumentSet("lms alone", false, true, DOWN, Readiness.SERVER_DOWN),
        argumentSet("running without lms", true, false, RUNNING, Readiness.READY),
        argumentSet("running, installed elsewhere", false, false, RUNNING, Readiness.READY),
        argumentSet("wants a token", true, true, new ServerState.Locked(), Readiness.AUTH_REQUIRED),
        argumentSet("starting", true, true, new ServerState.Starting(), Readiness.STARTING),
        argumentSet("port taken", true, true, FOREIGN, Readiness.PORT_IN_USE),
        argumentSet("port taken, no lms", true, false, FOREIGN, Readiness.NOT_BOOTSTRAPPED),
        argumentSet("port taken, no app", false, false, FOREIGN, Readiness.NOT_INSTALLED),
        argumentSet("silent", true, true, SILENT, Readiness.PORT_IN_USE),
        argumentSet("silent, no app", false, false, SILENT, Readiness.NOT_INSTALLED));
  }

  @ParameterizedTest
  @MethodSource({"theTable", "whatRealLifeAdds"})
  void whatIsThereAndWhatAnswersMakeOneWord(
      boolean application, boolean lms, ServerState server, Readiness expected) {
    Installation installation = installation(application, lms);

    assertThat(Readiness.of(installation, server)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("theTable")
  void theStatusSaysTheThreeColumnsOfTheTable(
      boolean application, boolean lms, ServerState server, Readiness expected) {
    var status =
        new LmStudioStatus(
            installation(application, lms),
            Endpoint.DEFAULT,
            server,
            Optional.empty(),
            Owner.UNKNOWN);

    assertThat(status.installed()).isEqualTo(application || lms);
    assertThat(status.bootstrapped()).isEqualTo(lms);
    assertThat(status.serverRunning()).isEqualTo(expected == Readiness.READY);
    assertThat(status.readiness()).isEqualTo(expected);
    assertThat(status.currentModel().isPresent()).isEqualTo(expected == Readiness.READY);
    assertThat(status.remedy().isPresent()).isNotEqualTo(expected == Readiness.READY);
    assertThat(status.apiEndpoint()).isEqualTo("http://127.0.0.1:1234");
  }

  @Test
  void eachRowOfTheTableHasItsNextStep() {
    Installation installation = installation(true, false);

    assertThat(step(Readiness.SERVER_DOWN)).contains(new Remedy.Step.Action("start_lmstudio"));
    assertThat(step(Readiness.NOT_BOOTSTRAPPED)).contains(new Remedy.Step.Command("lms bootstrap"));
    assertThat(step(Readiness.NOT_INSTALLED))
        .contains(new Remedy.Step.Url("https://lmstudio.ai/download"));
    assertThat(Readiness.READY.remedy(installation, Endpoint.DEFAULT)).isEmpty();
    assertThat(Readiness.PORT_IN_USE.remedy(installation, Endpoint.DEFAULT))
        .hasValueSatisfying(remedy -> assertThat(remedy.text()).contains("1234"));
    assertThat(Readiness.AUTH_REQUIRED.remedy(installation, Endpoint.DEFAULT))
        .hasValueSatisfying(remedy -> assertThat(remedy.text()).contains("api_token"));
  }

  private static Optional<Remedy.Step> step(Readiness readiness) {
    return readiness.remedy(installation(true, false), Endpoint.DEFAULT).flatMap(Remedy::step);
  }

  @ParameterizedTest
  @EnumSource(Readiness.class)
  void everyStateHasASentenceAndAllButReadyHaveARemedy(Readiness readiness) {
    assertThat(readiness.sentence(Endpoint.DEFAULT)).endsWith(".");
    assertThat(readiness.remedy(installation(true, true), Endpoint.DEFAULT).isEmpty())
        .isEqualTo(readiness == Readiness.READY);
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        argumentSet("down", true, true, DOWN, FailureCode.SERVER_DOWN),
        argumentSet("starting", true, true, new ServerState.Starting(), FailureCode.SERVER_DOWN),
        argumentSet("no lms", true, false, DOWN, FailureCode.NOT_BOOTSTRAPPED),
        argumentSet("no app", false, false, DOWN, FailureCode.NOT_INSTALLED),
        argumentSet("taken", true, true, FOREIGN, FailureCode.PORT_IN_USE),
        argumentSet("token", true, true, new ServerState.Locked(), FailureCode.AUTH_REQUIRED));
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void anObstacleIsAFailureWithTheSameNextStep(
      boolean application, boolean lms, ServerState server, FailureCode code) {
    Installation installation = installation(application, lms);

    Failure failure = Readiness.obstacle(installation, Endpoint.DEFAULT, server);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.remedy())
        .isPresent()
        .isEqualTo(Readiness.of(installation, server).remedy(installation, Endpoint.DEFAULT));
  }

  @Test
  void aRunningServerIsNoObstacle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Readiness.obstacle(installation(true, true), Endpoint.DEFAULT, RUNNING));
  }

  @Test
  void aLockedServerRuns() {
    var status =
        new LmStudioStatus(
            installation(true, true),
            Endpoint.DEFAULT,
            new ServerState.Locked(),
            Optional.empty(),
            Owner.UNKNOWN);

    assertThat(status.serverRunning()).isTrue();
    assertThat(status.currentModel()).isEmpty();
  }
}
