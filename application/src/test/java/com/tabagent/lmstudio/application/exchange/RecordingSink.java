package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes down what comes, and does what the test says when it comes.
final class RecordingSink implements Relay.Sink {
  private final List<String> story = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Runnable> reactions = new HashMap<>();

  List<String> story() {
    return List.copyOf(story);
  }

  /// @param what the text of a chunk, or `starting`
  void does(String what, Runnable reaction) {
    reactions.put(what, reaction);
  }

  void failsOn(String chunk) {
    does(
        chunk,
        () -> {
          throw new IllegalStateException("the pipe is closed");
        });
  }

  @Override
  public void starting(Duration elapsed) {
    tell("starting");
  }

  @Override
  public void waiting(WaitPhase phase, Duration elapsed) {
    story.add(phase.wireName() + " " + elapsed.toSeconds() + " s");
  }

  @Override
  public void opened(int httpStatus, Map<String, String> headers) {
    story.add("opened " + httpStatus + " " + headers.get("content-type"));
  }

  @Override
  public void chunk(Chunk chunk) {
    tell(chunk.data().text());
  }

  private void tell(String what) {
    story.add(what);
    reactions.getOrDefault(what, () -> {}).run();
  }
}
