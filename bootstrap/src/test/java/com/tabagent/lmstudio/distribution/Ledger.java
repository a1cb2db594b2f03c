package com.tabagent.lmstudio.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Keeps book of one port: what has been asked, and that each answer is one that is waited for, the
/// next of its request, and the last where it is a reply. For one thread.
final class Ledger {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BrowserPort port;
  private final Map<Integer, Asked> open = new TreeMap<>();
  private int asked;

  Ledger(BrowserPort port) {
    this.port = port;
  }

  /// A request in flight.
  private static final class Asked {
    private final String expected;
    private long events;
    private long chunks;

    private Asked(String expected) {
      this.expected = expected;
    }
  }

  /// A frame that fits.
  ///
  /// @param id of the request
  /// @param last whether it is the reply
  record Answer(int id, boolean last) {}

  /// Sends a request.
  ///
  /// @param fields all but the id
  /// @param expected what its reply is like: `success`, or codes of errors
  /// @return its id
  int ask(String fields, String expected) throws IOException {
    int id = ++asked;
    open.put(id, new Asked(expected));
    port.send("{\"id\":" + id + "," + fields + "}");
    return id;
  }

  /// The ids of the requests in flight.
  Set<Integer> open() {
    return open.keySet();
  }

  /// Takes the next frame in.
  Answer next() throws IOException {
    JsonNode frame = MAPPER.readTree(port.next());
    int id = frame.path("id").asInt(-1);
    Asked request = open.get(id);
    if (request == null) {
      throw new AssertionError("nobody waits for " + frame);
    }
    boolean last = frame.has("status");
    if (last) {
      checkReply(frame, request);
      open.remove(id);
    } else {
      checkEvent(frame, request);
    }
    return new Answer(id, last);
  }

  private static void checkReply(JsonNode reply, Asked request) {
    String outcome = reply.at("/error/code").asText("");
    String told = outcome.isEmpty() ? reply.path("status").asText() : outcome;
    if (!request.expected.contains(told)) {
      throw new AssertionError(request.expected + " expected: " + reply);
    }
    JsonNode chunks = reply.at("/payload/chunks");
    if (chunks.isNumber() && chunks.asLong() != request.chunks) {
      throw new AssertionError(request.chunks + " chunks came: " + reply);
    }
  }

  private static void checkEvent(JsonNode event, Asked request) {
    if (event.path("seq").asLong(-1) != request.events++) {
      throw new AssertionError("not the next one: " + event);
    }
    request.chunks += event.path("type").asText().equals("chunk") ? 1 : 0;
  }
}
