package com.tabagent.lmstudio.simulator.answers;

import java.util.List;
import java.util.function.IntFunction;

/// The events of a streamed answer, in the three parts at whose borders things go wrong.
///
/// @param opening before the first token
/// @param size how many tokens
/// @param delta the event of the token at an index
/// @param closing after the last token; the last one proves that the stream is whole
public record Script(
    List<SseEvent> opening, int size, IntFunction<SseEvent> delta, List<SseEvent> closing) {

  public Script {
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
  }
}
