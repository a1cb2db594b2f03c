package com.tabagent.lmstudio.adapter.nativemessaging.frame;

/// What the reader finds next on the stream.
public sealed interface Frame {

  /// A whole frame; its bytes may be anything.
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Content(byte[] bytes) implements Frame {}

  /// A frame larger than is taken in. It has been skipped; the next one can be read.
  record Skipped(long declared) implements Frame {}

  /// A frame for which there is no room at this moment. It has been skipped as well.
  record Unaffordable(long declared) implements Frame {}

  /// A length that no sender means. What follows on the stream cannot be told apart any more.
  record Absurd(long declared) implements Frame {}

  /// The stream has ended, be it between frames or inside one.
  record End() implements Frame {}
}
