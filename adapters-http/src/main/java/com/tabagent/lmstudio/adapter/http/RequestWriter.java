package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Writes down a request as LM Studio sees it. Nothing of the page that asked goes with it: no
/// origin, no referrer, no cookie.
final class RequestWriter {
  private final String authorization;

  /// @param authorization what the header of that name says; empty for none
  RequestWriter(String authorization) {
    this.authorization = authorization;
  }

  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with SERVER_DOWN for a host
  ///   that cannot exist
  Request write(Endpoint endpoint, ProxyRequest request) {
    HttpUrl url = HttpUrl.parse(endpoint.url() + request.path());
    if (url == null) {
      throw GatewayFailures.serverDown(endpoint, new UnknownHostException(endpoint.host()));
    }
    var builder =
        new Request.Builder()
            .url(url)
            .header("Accept", request.streamed() ? "text/event-stream" : "application/json")
            .header("Accept-Encoding", "identity")
            .header("Connection", "close")
            .header("User-Agent", "tabagent-host");
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    request
        .body()
        .ifPresent(body -> builder.method(request.operation().method(), new PayloadBody(body)));
    return builder.build();
  }
}
