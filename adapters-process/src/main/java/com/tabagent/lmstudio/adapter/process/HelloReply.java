package com.tabagent.lmstudio.adapter.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.failure.Quote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The host's answer to a greeting, read as far as it tells who answered.
final class HelloReply {
  private static final String NAME = "com.tabagent.host";
  private static final int LONGEST_QUOTE = 200;
  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] frame;
  private final Map<String, String> texts;

  private HelloReply(byte[] frame, Map<String, String> texts) {
    this.frame = frame;
    this.texts = texts;
  }

  /// The greeting as a frame. It has no id: one that has would open a lasting connection, with
  /// which the host starts LM Studio's server.
  static byte[] question() {
    byte[] json = "{\"action\":\"hello\",\"client\":\"doctor\"}".getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + json.length)
        .order(ByteOrder.nativeOrder())
        .putInt(json.length)
        .put(json)
        .array();
  }

  /// @param frame the content of a frame, of any kind
  static HelloReply read(byte[] frame) {
    var texts = new HashMap<String, String>();
    try (JsonParser parser = JSON.createParser(frame)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          texts.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    } catch (IOException notJson) {
      texts.clear();
    }
    return new HelloReply(frame, texts);
  }

  Handshake asHandshake(Duration reply) {
    if (says("/status", "success") && says("/payload/host", NAME)) {
      return new Handshake.Answered(texts.getOrDefault("/payload/version", "unknown"), reply);
    }
    String code = texts.getOrDefault("/error/code", "");
    if (says("/status", "error") && !code.isEmpty()) {
      return new Handshake.Refused(
          code, Quote.beginning(texts.getOrDefault("/message", code), LONGEST_QUOTE));
    }
    String words = new String(frame, StandardCharsets.UTF_8);
    return new Handshake.NotTheHost(Quote.beginning(words, LONGEST_QUOTE));
  }

  private boolean says(String pointer, String text) {
    return text.equals(texts.get(pointer));
  }
}
