package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;

/// Bytes that a path answers with, whatever it is asked.
final class CannedAnswer {
  private final int status;
  private final boolean streamed;
  private final byte[] bytes;

  CannedAnswer(int status, boolean streamed, byte[] bytes) {
    this.status = status;
    this.streamed = streamed;
    this.bytes = bytes.clone();
  }

  int status() {
    return status;
  }

  boolean streamed() {
    return streamed;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  JsonObject toJson() {
    return JsonObject.of(
        "status", status,
        "streamed", streamed,
        "bytes", Base64.getEncoder().encodeToString(bytes));
  }

  static CannedAnswer fromJson(JsonObject json) {
    return new CannedAnswer(
        json.number("status").orElseThrow(),
        json.flag("streamed"),
        Base64.getDecoder().decode(json.text("bytes").orElseThrow()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CannedAnswer that
        && status == that.status
        && streamed == that.streamed
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
