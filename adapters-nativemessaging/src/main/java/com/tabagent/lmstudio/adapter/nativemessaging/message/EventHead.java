package com.tabagent.lmstudio.adapter.nativemessaging.message;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What an event begins with, up to its payload. Every token comes this way, so what all events of
/// a type begin with is put together once. For one thread at a time.
final class EventHead {
  private static final byte[] NAME = ",\"event\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAYLOAD = ",\"payload\":".getBytes(StandardCharsets.US_ASCII);

  private final Optional<RequestId> id;
  private String type = "";
  private byte[] head = {};

  /// @param id of the request; without one it has no events
  EventHead(Optional<RequestId> id) {
    this.id = id;
  }

  /// @param name the payload's own event name; empty if it has none
  void writeTo(OutputStream out, String eventType, String name, long sequence) throws IOException {
    if (!type.equals(eventType)) {
      type = eventType;
      head =
          ("{\"type\":\"" + type + "\",\"id\":" + id.orElseThrow() + ",\"seq\":")
              .getBytes(StandardCharsets.UTF_8);
    }
    out.write(head);
    writeDecimal(out, sequence);
    if (!name.isEmpty()) {
      out.write(NAME);
      JsonOut.writeText(out, name);
    }
    out.write(PAYLOAD);
  }

  /// Without making a text of it.
  private static void writeDecimal(OutputStream out, long number) throws IOException {
    if (number >= 10) {
      writeDecimal(out, number / 10);
    }
    out.write((int) ('0' + number % 10));
  }
}
