package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits a whole stream of events as the HTML standard words it, line by line. One character is
/// one byte here, so that nothing is decoded.
final class PlainSse {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final String END_MARK = "[DONE]";

  private final List<Event> events = new ArrayList<>();
  private String name = "";
  private List<String> data = new ArrayList<>();

  private PlainSse() {}

  /// An event as its bytes.
  record Event(String name, String data) {}

  static List<Event> split(byte[] stream) {
    String text = new String(stream, ISO_8859_1);
    String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text;
    String[] lines = body.split("\r\n|\r|\n", -1);
    var splitting = new PlainSse();
    for (String line : Arrays.copyOf(lines, lines.length - 1)) {
      splitting.line(line);
    }
    splitting.unfinished(lines[lines.length - 1]);
    splitting.endOfStream();
    return splitting.events;
  }

  private void line(String line) {
    if (line.isEmpty()) {
      dispatch();
      return;
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    String unpadded = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("event")) {
      name = unpadded;
    } else if (field.equals("data")) {
      data.add(unpadded);
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      events.add(new Event(name, String.join("\n", data)));
    }
    name = "";
    data = new ArrayList<>();
  }

  /// A line without its end: a field at all only where its name is whole.
  private void unfinished(String line) {
    if (line.contains(":")) {
      line(line);
    }
  }

  /// What is unfinished is dropped, but for the end mark: nothing can be missing from that.
  private void endOfStream() {
    if (String.join("\n", data).equals(END_MARK)) {
      dispatch();
    }
  }
}
