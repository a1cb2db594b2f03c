package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.nio.charset.StandardCharsets;

/// A server-sent event as text.
public record SseEvent(String text) {

  static final SseEvent DONE = new SseEvent("data: [DONE]\n\n");

  /// An event without a name.
  public static SseEvent data(JsonObject data) {
    return new SseEvent("data: " + data + "\n\n");
  }

  public static SseEvent named(String name, JsonObject data) {
    return new SseEvent("event: " + name + "\ndata: " + data + "\n\n");
  }

  /// An event whose data repeats its name as `type`.
  static SseEvent typed(String name, Object... more) {
    JsonObject data = JsonObject.of("type", name);
    for (int at = 0; at < more.length; at += 2) {
      data = data.with((String) more[at], more[at + 1]);
    }
    return named(name, data);
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
