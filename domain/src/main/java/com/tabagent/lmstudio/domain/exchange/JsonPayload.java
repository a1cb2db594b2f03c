package com.tabagent.lmstudio.domain.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// JSON text that this host carries and does not open: a slice of somebody's bytes. What was `1.00`
/// stays `1.00`.
///
/// The bytes are not copied. Whoever hands an array over must not change it afterwards.
public final class JsonPayload {
  private final byte[] array;
  private final int offset;
  private final int size;

  private JsonPayload(byte[] array, int offset, int size) {
    Objects.checkFromIndexSize(offset, size, array.length);
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  public static JsonPayload of(byte[] bytes) {
    return new JsonPayload(bytes, 0, bytes.length);
  }

  public static JsonPayload slice(byte[] bytes, int offset, int size) {
    return new JsonPayload(bytes, offset, size);
  }

  public static JsonPayload of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  /// The array that the slice lies in, not a copy.
  public byte[] array() {
    return array;
  }

  /// Where in [#array()] the slice begins.
  public int offset() {
    return offset;
  }

  /// The number of bytes.
  public int size() {
    return size;
  }

  /// The text, decoded; for messages and tests, not for the hot path.
  public String text() {
    return new String(array, offset, size, StandardCharsets.UTF_8);
  }

  /// The size only: a payload may hold what a user wrote, and this text may reach a log.
  @Override
  public String toString() {
    return "JsonPayload[" + size + " bytes]";
  }
}
