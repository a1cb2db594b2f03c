package com.tabagent.lmstudio.domain.exchange;

/// What a running exchange with the server brings next.
public sealed interface ExchangeEvent {

  /// A whole answer that is not a stream. The last event.
  record Answer(JsonPayload body) implements ExchangeEvent {}

  /// One event of a stream.
  ///
  /// @param name the event's name; empty where the stream names none
  /// @param data one JSON value
  record Chunk(String name, JsonPayload data) implements ExchangeEvent {}

  /// The server's error, in whichever of its shapes it came: as an HTTP status, inside an answer
  /// with status 200, or in the middle of a stream. The last event.
  ///
  /// @param body the whole error body as it came
  record Refused(UpstreamError error, JsonPayload body) implements ExchangeEvent {}

  /// The end of a stream. The last event.
  ///
  /// @param whole whether the stream said so itself; a stream that merely stops was cut off
  record End(boolean whole) implements ExchangeEvent {}
}
