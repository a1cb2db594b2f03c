package com.tabagent.lmstudio.adapter.http;

import java.time.Duration;

/// How long LM Studio may say nothing, by what it is doing. There is no limit on the whole: a model
/// thinks as long as it does.
///
/// @param connect how long a connection takes, 1 ms to 1 min
/// @param firstByte how long the answer takes to begin, 1 ms to 24 h: the model is loaded and the
///   prompt is read meanwhile, without a word. In an event stream also from its head to what
///   follows
/// @param betweenBytes how long an answer that has begun pauses, 1 ms to 24 h; anything that comes,
///   comments included, ends the pause
public record RelayTimeouts(Duration connect, Duration firstByte, Duration betweenBytes) {

  private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
  private static final Duration LONGEST_SILENCE = Duration.ofHours(24);

  /// 2 s, 30 min, 10 min.
  public static final RelayTimeouts DEFAULT =
      new RelayTimeouts(Duration.ofSeconds(2), Duration.ofMinutes(30), Duration.ofMinutes(10));

  public RelayTimeouts {
    check(connect, LONGEST_CONNECT, "the connect timeout is 1 ms to 1 min");
    check(firstByte, LONGEST_SILENCE, "the timeout for the first byte is 1 ms to 24 h");
    check(betweenBytes, LONGEST_SILENCE, "the timeout between bytes is 1 ms to 24 h");
  }

  private static void check(Duration timeout, Duration longest, String rule) {
    if (timeout.toMillis() < 1 || timeout.compareTo(longest) > 0) {
      throw new IllegalArgumentException(rule);
    }
  }
}
