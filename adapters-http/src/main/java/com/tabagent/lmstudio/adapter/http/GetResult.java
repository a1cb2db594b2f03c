package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;

/// What came of one GET.
sealed interface GetResult {

  /// A whole answer in HTTP.
  ///
  /// @param server the `Server` header; empty where there is none
  /// @param body as it came; whether it is JSON is not known
  record Answered(int status, String server, JsonPayload body) implements GetResult {

    /// The answer in a few words, for somebody who expected another.
    String evidence() {
      return Evidence.of(status, server, Evidence.printable(body));
    }
  }

  /// Something came that is no whole answer, or too long a one; or the connection was closed
  /// without any.
  record Unusable(String evidence) implements GetResult {}

  /// Somebody is there and has not given a whole answer in time.
  record Silent() implements GetResult {}

  /// Nobody takes the connection.
  record Nobody() implements GetResult {}
}
