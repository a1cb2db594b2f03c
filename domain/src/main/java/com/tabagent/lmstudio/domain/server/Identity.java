package com.tabagent.lmstudio.domain.server;

/// Who answers at an endpoint, by the one question that only LM Studio answers rightly.
public sealed interface Identity {

  /// LM Studio greeted.
  record LmStudio() implements Identity {}

  /// Somebody else answered.
  ///
  /// @param evidence what it said, in a few words
  record Foreign(String evidence) implements Identity {}

  /// Nobody listens.
  record Nobody() implements Identity {}

  /// Somebody accepted the connection and said nothing within the limit.
  record Silent() implements Identity {}
}
