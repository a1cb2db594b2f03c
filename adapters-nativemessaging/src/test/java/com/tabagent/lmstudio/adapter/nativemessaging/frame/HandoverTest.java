package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandoverTest {
  private long now = Long.MAX_VALUE - 10;
  private int offers;

  private final Handover handover = new Handover(() -> now, () -> offers++);

  @Test
  void theFirstFrameIsWaitedFor() {
    handover.written();

    assertThat(offers).isOne();
  }

  @Test
  void afterAMillisecondWithoutAFrameTheNextIsWaitedFor() {
    handover.written();
    now += Handover.ASLEEP_AFTER_NANOS + 1;
    handover.written();

    assertThat(offers).isEqualTo(2);
  }

  @Test
  void inABurstNobodySleeps() {
    handover.written();
    for (int frame = 0; frame < 5; frame++) {
      now += Handover.ASLEEP_AFTER_NANOS;
      handover.written();
    }

    assertThat(offers).isOne();
  }
}
