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

  void does(String chunk, Runnable reaction) {
    reactions.put(chunk, reaction);
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
    story.add("starting");
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
    story.add(chunk.data().text());
    reactions.getOrDefault(chunk.data().text(), () -> {}).run();
  }
}
