package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.exchange.Heartbeat.Listener;
import com.tabagent.lmstudio.application.port.out.Pacer;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Gives each streamed request its heartbeat.
///
/// @param interval how long nothing is sent before that is told; at least 4 ms
/// @param threads runs one task for as long as a request lasts
public record Heartbeats(Pacer pacer, Duration interval, Executor threads) {

  /// How long nothing is sent before that is told, unless the user says otherwise.
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  /// To be closed when the request has ended.
  ///
  /// @param beats whether the caller wants to hear it
  Heartbeat begin(boolean beats, Listener listener) {
    var heartbeat = new Heartbeat(listener, pacer, interval);
    if (beats) {
      threads.execute(heartbeat::watch);
    }
    return heartbeat;
  }
}
