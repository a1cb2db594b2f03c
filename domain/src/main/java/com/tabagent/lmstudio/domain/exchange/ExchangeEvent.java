package com.tabagent.lmstudio.domain.exchange;

/// What a running exchange with the server brings next: any number of chunks, then the last event.
public sealed interface ExchangeEvent {

  /// One event of a stream.
  ///
  /// @param name the event's name; empty where the stream names none
  /// @param data one JSON value
  record Chunk(String name, JsonPayload data) implements ExchangeEvent {}

  /// What ends an exchange; nothing comes behind it.
  sealed interface Last extends ExchangeEvent {}

  /// A whole answer that is not a stream.
  record Answer(JsonPayload body) implements Last {}

  /// The server's error, in whichever of its shapes it came: as an HTTP status, inside an answer
  /// with status 200, or in the middle of a stream.
  ///
  /// @param body the whole error body as it came
  record Refused(UpstreamError error, JsonPayload body) implements Last {}

  /// The end of a stream.
  ///
  /// @param whole whether the stream said so itself; a stream that merely stops was cut off
  record End(boolean whole) implements Last {}
}
