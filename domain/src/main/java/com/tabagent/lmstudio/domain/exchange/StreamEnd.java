package com.tabagent.lmstudio.domain.exchange;

/// How the streams of a route say that they are whole. A stream that merely stops was cut off.
public enum StreamEnd {
  /// The route does not stream; should it ever, the end of the answer ends it.
  NONE,
  /// OpenAI: the data `[DONE]`.
  DONE_MARK,
  /// OpenAI Responses: one of three events.
  RESPONSE_EVENT,
  /// Anthropic: one event.
  MESSAGE_STOP,
  /// LM Studio's own chat: one event.
  CHAT_END;

  /// The data that ends any stream, whatever the route.
  public static final String DONE = "[DONE]";

  /// Whether an event of this name is the last of a whole stream.
  public boolean isLast(String event) {
    return switch (this) {
      case NONE, DONE_MARK -> false;
      case RESPONSE_EVENT ->
          event.equals("response.completed")
              || event.equals("response.incomplete")
              || event.equals("response.failed");
      case MESSAGE_STOP -> event.equals("message_stop");
      case CHAT_END -> event.equals("chat.end");
    };
  }
}
