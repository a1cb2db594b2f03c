package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/// Answers share a bounded memory, and what nobody holds any more is free again.
class AnswerRoomTest {
  private static final int MIB = 1024 * 1024;

  private final AnswerRoom room = new AnswerRoom();

  /// What somebody goes on holding, for as long as the test runs.
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private byte[] held = {};

  @Test
  void whatIsHeldIsCountedUpToTheLimit() throws IOException {
    held = room.allocate(64 * MIB);

    assertThatExceptionOfType(NoRoomException.class).isThrownBy(() -> room.allocate(32 * MIB + 1));
    assertThat(room.allocate(32 * MIB)).hasSize(32 * MIB);
  }

  @Test
  void whatNobodyHoldsIsFreeAgain() throws IOException {
    for (int time = 0; time < 5; time++) {
      assertThat(room.allocate(64 * MIB)).hasSize(64 * MIB);
    }
  }

  @Test
  void anAnswerWithoutRoomIsRefusedAndMayBeAskedForLater() throws IOException {
    held = room.allocate(AnswerRoom.MOST);
    var answer = new WholeAnswer(200, 100_000, new Buffer(), room, 200_000);

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(answer::next)
        .satisfies(
            refusal ->
                assertThat(GatewayFailures.interrupted(refusal).failure().code())
                    .isEqualTo(FailureCode.BUSY));
  }
}
