package com.tabagent.lmstudio.bootstrap.configuration;

import java.time.Duration;

/// How many requests there may be at once, and how long each waits.
///
/// @param requests how many requests with an id may be in flight, 1 to 1000
/// @param perModel how many of them for one model, 1 to 100
/// @param connect how long a connection to LM Studio takes, 1 ms to 1 min
/// @param firstByte how long its answer takes to begin, 1 s to 24 h
/// @param betweenBytes how long an answer pauses, 1 s to 24 h
/// @param waitingInterval how long nothing is sent before that is told, 50 ms to 10 min
public record TrafficLimits(
    int requests,
    int perModel,
    Duration connect,
    Duration firstByte,
    Duration betweenBytes,
    Duration waitingInterval) {

  /// 32, 4; 2 s, 30 min, 10 min; 5 s.
  public static final TrafficLimits DEFAULT =
      new TrafficLimits(
          32,
          4,
          Duration.ofSeconds(2),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));
}
