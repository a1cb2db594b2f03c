package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [ServerProbe] must do. The time limit only keeps a broken probe from hanging the
/// build.
@Timeout(60)
public abstract class ServerProbeContract {

  protected abstract ServerProbe probe();

  /// Where LM Studio's server greets.
  protected abstract Endpoint endpointWhereLmStudioListens();

  protected abstract Endpoint endpointWhereNobodyListens();

  /// Where some other web server answers, as it would to any question.
  protected abstract Endpoint endpointWhereAnotherProgramListens();

  /// Where connections are accepted and nothing is ever sent.
  protected abstract Endpoint endpointThatNeverAnswers();

  /// The internal port, on loopback, of a running app of this version.
  protected abstract int internalPortOfAnApp(String version);

  @Test
  void lmStudioIsKnownByItsGreeting() {
    assertThat(probe().identify(endpointWhereLmStudioListens())).isEqualTo(new Identity.LmStudio());
  }

  @Test
  void whereNobodyListensNobodyIsFound() {
    assertThat(probe().identify(endpointWhereNobodyListens())).isEqualTo(new Identity.Nobody());
  }

  @Test
  void anotherProgramIsForeignWithEvidenceInAFewWords() {
    Identity found = probe().identify(endpointWhereAnotherProgramListens());

    assertThat(found).isInstanceOf(Identity.Foreign.class);
    assertThat(((Identity.Foreign) found).evidence()).isNotBlank().hasLineCount(1);
    assertThat(((Identity.Foreign) found).evidence().length()).isLessThanOrEqualTo(200);
  }

  @Test
  void whoNeverAnswersIsSilentAndDoesNotHoldTheProbeForEver() {
    assertThat(probe().identify(endpointThatNeverAnswers())).isEqualTo(new Identity.Silent());
  }

  @Test
  void whatIsCalledOffIsNotAsked() {
    var cancellation = new Cancellation();
    cancellation.cancel();

    Expect.failure(
        FailureCode.CANCELLED, () -> probe().identify(endpointThatNeverAnswers(), cancellation));
    Expect.failure(
        FailureCode.CANCELLED,
        () -> probe().appVersion(endpointThatNeverAnswers().port(), cancellation));
  }

  @Test
  void aRunningAppTellsItsVersion() {
    assertThat(probe().appVersion(internalPortOfAnApp("0.4.4+1"))).contains("0.4.4+1");
  }

  @Test
  void whoeverElseHasTheInternalPortTellsNoVersion() {
    assertThat(probe().appVersion(endpointWhereNobodyListens().port())).isEmpty();
    assertThat(probe().appVersion(endpointWhereAnotherProgramListens().port())).isEmpty();
    assertThat(probe().appVersion(endpointThatNeverAnswers().port())).isEmpty();
  }
}
