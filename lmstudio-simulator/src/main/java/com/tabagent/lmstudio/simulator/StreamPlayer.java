package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.answers.Script;
import com.tabagent.lmstudio.simulator.answers.SseEvent;
import com.tabagent.lmstudio.simulator.http.ChunkedBody;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.List;

/// Sends a script event by event, with what may go wrong on the way.
record StreamPlayer(Reply reply, ServerOptions options) {
  private static final String MESSAGE = "The model stopped in the middle of its answer.";

  void play(Script script) throws IOException {
    ChunkedBody body = reply.events();
    send(body, script.opening());
    if (options.has(Fault.ENDLESS_STREAM)) {
      playForEver(script, body);
    }
    int half = Math.ceilDiv(script.size(), 2);
    sendDeltas(script, body, 0, half);
    if (goesOn(script, body, half)) {
      sendDeltas(script, body, half, script.size());
      close(script, body);
    }
  }

  /// Spoils the stream in its middle, if it is to be spoilt.
  ///
  /// @return false if the stream is over in its middle
  private boolean goesOn(Script script, ChunkedBody body, int next) throws IOException {
    JsonObject error = JsonObject.of("message", MESSAGE);
    if (options.has(Fault.STREAM_STALLS)) {
      reply.exchange().withholdAnswer();
    }
    if (options.has(Fault.STREAM_BREAKS)) {
      body.breakWithin(script.delta().apply(Math.max(0, next - 1)).bytes());
      return false;
    }
    if (options.has(Fault.STREAM_ERROR_MIDWAY)) {
      return failed(
          body, SseEvent.named("error", JsonObject.of("error", error, "message", MESSAGE)));
    }
    if (options.has(Fault.STREAM_ERROR_PLAIN)) {
      return failed(body, SseEvent.data(JsonObject.of("error", error)));
    }
    return true;
  }

  private static boolean failed(ChunkedBody body, SseEvent error) throws IOException {
    body.write(error.bytes());
    body.end();
    return false;
  }

  private void close(Script script, ChunkedBody body) throws IOException {
    List<SseEvent> closing = script.closing();
    int last = closing.size() - (options.has(Fault.STREAM_WITHOUT_DONE) ? 1 : 0);
    send(body, closing.subList(0, last));
    body.end();
  }

  private static void playForEver(Script script, ChunkedBody body) throws IOException {
    while (true) {
      sendDeltas(script, body, 0, script.size());
    }
  }

  private static void sendDeltas(Script script, ChunkedBody body, int from, int to)
      throws IOException {
    for (int index = from; index < to; index++) {
      body.write(script.delta().apply(index).bytes());
    }
  }

  private static void send(ChunkedBody body, List<SseEvent> events) throws IOException {
    for (SseEvent event : events) {
      body.write(event.bytes());
    }
  }
}
