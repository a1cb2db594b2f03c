package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.Tally;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Remembers each request before it is answered.
final class Requests implements ExchangeHandler {

  /// How many are remembered; older ones are forgotten.
  private static final int REMEMBERED = 1000;

  private final ExchangeHandler next;
  private final Deque<RecordedRequest> latest = new ArrayDeque<>();
  private final Tally seen = new Tally();

  Requests(ExchangeHandler next) {
    this.next = next;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    remember(new RecordedRequest(exchange.request()));
    seen.increment();
    next.handle(exchange);
  }

  private void remember(RecordedRequest request) {
    synchronized (latest) {
      if (latest.size() == REMEMBERED) {
        latest.removeFirst();
      }
      latest.addLast(request);
    }
  }

  List<RecordedRequest> all() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }

  Tally seen() {
    return seen;
  }
}
