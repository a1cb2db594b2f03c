package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When a host looks for memory that is of no use any more.
class TidyingTest {
  private static final long SMALL = 10_000_000;

  private long heap = SMALL;
  private long needed = SMALL;
  private int collections;
  private final Tidying tidying = new Tidying(() -> heap, this::collect);

  private void collect() {
    collections++;
    heap = needed;
  }

  private void requestsUntilItIs(long size) {
    heap = size;
    tidying.requestDone();
  }

  @Test
  void aProgramThatDoesNotGrowIsLeftAlone() {
    requestsUntilItIs(SMALL);
    requestsUntilItIs(SMALL + Tidying.GROWTH);

    assertThat(collections).isZero();
  }

  @Test
  void eachTimeItHasGrownItIsTidiedOnce() {
    for (int time = 1; time <= 3; time++) {
      requestsUntilItIs(SMALL + Tidying.GROWTH + 1);
      requestsUntilItIs(SMALL);

      assertThat(collections).isEqualTo(time);
    }
  }

  @Test
  void whatIsNeededIsNotLookedThroughAgainAndAgain() {
    needed = SMALL + 10 * Tidying.GROWTH;
    requestsUntilItIs(needed);
    requestsUntilItIs(needed);
    requestsUntilItIs(needed + Tidying.GROWTH);

    assertThat(collections).isEqualTo(1);
  }

  @Test
  void growthCountsFromWhereItHasShrunkTo() {
    needed = SMALL + 10 * Tidying.GROWTH;
    requestsUntilItIs(needed);
    requestsUntilItIs(SMALL);
    requestsUntilItIs(SMALL + Tidying.GROWTH + 1);

    assertThat(collections).isEqualTo(2);
  }
}
