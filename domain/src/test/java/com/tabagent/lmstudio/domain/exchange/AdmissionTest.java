package com.tabagent.lmstudio.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void aModelMayHaveAsManyAsAllowedAndNotOneMore() {
    var two = new Admission(2);

    assertThat(two.refusal(0)).isEmpty();
    assertThat(two.refusal(1)).isEmpty();
    assertThat(two.refusal(2))
        .hasValueSatisfying(
            busy -> {
              assertThat(busy.code()).isEqualTo(FailureCode.BUSY);
              assertThat(busy.details()).containsEntry("retry_after_ms", 1_000L);
              assertThat(busy.remedy()).isPresent();
            });
  }

  @Test
  void theNumberHasLimits() {
    assertThat(new Admission(1).refusal(0)).isEmpty();
    assertThat(new Admission(100).refusal(99)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Admission(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Admission(101));
  }

  @Test
  void warmthLastsFiveMinutes() {
    var warmth = new Warmth(Duration.ofHours(1));

    assertThat(warmth.lastsAt(Duration.ofMinutes(65))).isTrue();
    assertThat(warmth.lastsAt(Duration.ofMinutes(65).plusNanos(1))).isFalse();
  }

  @Test
  void aModelWorksForTheseRoutesAndNoOthers() {
    assertThat(Operation.values())
        .filteredOn(Operation::infers)
        .containsExactly(
            Operation.CHAT_COMPLETIONS,
            Operation.COMPLETIONS,
            Operation.EMBEDDINGS,
            Operation.RESPONSES,
            Operation.MESSAGES,
            Operation.V0_CHAT_COMPLETIONS,
            Operation.V0_COMPLETIONS,
            Operation.V0_EMBEDDINGS,
            Operation.V1_CHAT);
  }
}
