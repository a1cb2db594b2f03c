package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.failure.Quote;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The host's answer to a greeting, read as far as it tells who answered.
final class HelloReply {
  private static final String NAME = "com.tabagent.host";
  private static final int LONGEST_QUOTE = 200;

  private final byte[] frame;
  private final JsonTexts texts;

  private HelloReply(byte[] frame, JsonTexts texts) {
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
    return new HelloReply(frame, JsonTexts.of(frame));
  }

  Handshake asHandshake(Duration reply) {
    if (texts.says("/status", "success") && texts.says("/payload/host", NAME)) {
      return new Handshake.Answered(texts.at("/payload/version").orElse("unknown"), reply);
    }
    String code = texts.at("/error/code").orElse("");
    if (texts.says("/status", "error") && !code.isEmpty()) {
      return new Handshake.Refused(
          code, Quote.beginning(texts.at("/message").orElse(code), LONGEST_QUOTE));
    }
    String words = new String(frame, StandardCharsets.UTF_8);
    return new Handshake.NotTheHost(Quote.beginning(words, LONGEST_QUOTE));
  }
}
