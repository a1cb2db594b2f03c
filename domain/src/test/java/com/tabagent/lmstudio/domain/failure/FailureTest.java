package com.tabagent.lmstudio.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void aFailureAndARemedyNeedASentence() {
    assertThatIllegalArgumentException().isThrownBy(() -> Failure.of(FailureCode.INTERNAL, " "));
    assertThatIllegalArgumentException().isThrownBy(() -> Remedy.advice(" "));
  }

  @Test
  void aDetailIsAStringOrAWholeNumber() {
    Failure failure =
        Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "Broke.", Remedy.advice("Again."))
            .with("chunks", 3L)
            .with("path", "/x");

    assertThat(failure.details()).isEqualTo(Map.of("chunks", 3L, "path", "/x"));
    assertThat(failure.remedy()).contains(Remedy.advice("Again."));
    assertThatIllegalArgumentException().isThrownBy(() -> failure.with("ratio", 0.5));
  }

  @Test
  void aRemedyNamesOneStepAtMost() {
    assertThat(Remedy.advice("Wait.").step()).isEmpty();
    assertThat(Remedy.command("Run it.", "lms bootstrap").step())
        .contains(new Remedy.Step.Command("lms bootstrap"));
    assertThat(Remedy.url("Get it.", "https://lmstudio.ai").step())
        .contains(new Remedy.Step.Url("https://lmstudio.ai"));
    assertThat(Remedy.action("Start it.", "start_lmstudio").step())
        .contains(new Remedy.Step.Action("start_lmstudio"));
  }

  @Test
  void anExceptionSaysCodeAndSentenceAndKeepsItsCause() {
    var cause = new IllegalStateException("why");
    var failure = new Failure(FailureCode.TIMEOUT, "Too late.", Optional.empty(), Map.of());

    assertThat(new LmStudioException(failure)).hasMessage("TIMEOUT: Too late.").hasNoCause();
    assertThat(new LmStudioException(failure, cause)).hasCause(cause);
    assertThat(new LmStudioException(failure).failure()).isEqualTo(failure);
  }

  @Test
  void onlyWhatCanSucceedWithoutTheUserIsRetryable() {
    assertThat(Arrays.stream(FailureCode.values()).filter(FailureCode::retryable))
        .containsExactlyInAnyOrder(
            FailureCode.BUSY,
            FailureCode.TIMEOUT,
            FailureCode.SERVER_DOWN,
            FailureCode.START_FAILED,
            FailureCode.STOP_FAILED,
            FailureCode.UPSTREAM_STALLED,
            FailureCode.UPSTREAM_INTERRUPTED);
  }

  @Test
  void theCodesAreThoseOfTheProtocol() {
    assertThat(Arrays.stream(FailureCode.values()).map(Enum::name))
        .containsExactlyInAnyOrder(
            ("BAD_JSON BAD_REQUEST UNKNOWN_ACTION TOO_LARGE RESULT_TOO_LARGE ORIGIN_DENIED BUSY"
                    + " CANCELLED TIMEOUT NOT_INSTALLED NOT_BOOTSTRAPPED SERVER_DOWN START_FAILED"
                    + " STOP_FAILED PORT_IN_USE NOT_LM_STUDIO AUTH_REQUIRED NO_MODEL"
                    + " MODEL_NOT_FOUND CONTEXT_OVERFLOW PATH_NOT_ALLOWED UPSTREAM_ERROR"
                    + " UPSTREAM_STALLED UPSTREAM_INTERRUPTED INTERNAL")
                .split(" "));
  }
}
