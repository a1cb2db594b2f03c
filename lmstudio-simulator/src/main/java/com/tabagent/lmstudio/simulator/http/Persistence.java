package com.tabagent.lmstudio.simulator.http;

import java.time.Duration;
import java.util.List;

/// Whether a connection is kept after an answer, and for how long without a request.
record Persistence(boolean kept, Duration idle) {

  static Persistence of(RequestHead head, Request request, Duration idle) {
    boolean kept =
        head.version().equals("HTTP/1.1")
            ? !request.hasToken("Connection", "close")
            : request.hasToken("Connection", "keep-alive");
    return new Persistence(kept, idle);
  }

  List<Header> headers() {
    return kept
        ? List.of(
            new Header("Connection", "keep-alive"),
            new Header("Keep-Alive", "timeout=" + Math.max(1, idle.toSeconds())))
        : List.of(new Header("Connection", "close"));
  }
}
