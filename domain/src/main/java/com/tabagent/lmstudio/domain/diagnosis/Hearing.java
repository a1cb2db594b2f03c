package com.tabagent.lmstudio.domain.diagnosis;

import java.time.Duration;

/// What an extension in a real browser got to hear when it asked the host.
public sealed interface Hearing {

  /// The host answered a greeting and a question for LM Studio's state.
  ///
  /// @param version of the host that answered
  /// @param state LM Studio's, in the host's word for it
  /// @param reply how long the greeting took, the start of the host included
  record Answered(String version, String state, Duration reply) implements Hearing {}

  /// The host answered that it does not work for this extension.
  ///
  /// @param code the host's word for it, such as `ORIGIN_DENIED`
  record Refused(String code, String message) implements Hearing {}

  /// Something answered that is not this host.
  ///
  /// @param words the beginning of the answer, bounded
  record NotTheHost(String words) implements Hearing {}

  /// The browser itself answered, with an error.
  ///
  /// @param words the browser's own
  record Complained(String words) implements Hearing {}

  /// Nothing came.
  record Silent(Duration waited) implements Hearing {}

  /// The browser could not be brought to ask.
  ///
  /// @param reason the end of a sentence, without a full stop
  /// @param advice what to do instead, a sentence
  record NotHeld(String reason, String advice) implements Hearing {}
}
