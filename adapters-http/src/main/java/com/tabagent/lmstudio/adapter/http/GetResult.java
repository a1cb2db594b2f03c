package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.server.Identity;

/// What came of one GET.
sealed interface GetResult {

  /// Who that is at the endpoint, if it is not LM Studio.
  Identity stranger();

  /// A whole answer in HTTP.
  ///
  /// @param server the `Server` header; empty where there is none
  /// @param body as it came; whether it is JSON is not known
  record Answered(int status, String server, JsonPayload body) implements GetResult {

    @Override
    public Identity stranger() {
      return new Identity.Foreign(Evidence.of(status, server, Evidence.printable(body)));
    }
  }

  /// Something came that is no whole answer, or too long a one; or the connection was closed
  /// without any.
  record Unusable(String evidence) implements GetResult {
    @Override
    public Identity stranger() {
      return new Identity.Foreign(evidence);
    }
  }

  /// Somebody is there and has not given a whole answer in time.
  record Silent() implements GetResult {
    @Override
    public Identity stranger() {
      return new Identity.Silent();
    }
  }

  /// Nobody takes the connection.
  record Nobody() implements GetResult {
    @Override
    public Identity stranger() {
      return new Identity.Nobody();
    }
  }
}
