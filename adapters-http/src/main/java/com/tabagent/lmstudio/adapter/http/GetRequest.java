package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.server.Endpoint;
import java.nio.charset.StandardCharsets;

/// One question to the server.
///
/// @param authorization what the header of that name says; empty for none
/// @param longestBody the longest answer that is taken in, in bytes
record GetRequest(Endpoint endpoint, String path, String authorization, int longestBody) {

  /// The request as it goes over the wire. It asks for no upgrade: LM Studio would never answer.
  byte[] head() {
    var head =
        new StringBuilder("GET ")
            .append(path)
            .append(" HTTP/1.1\r\nHost: ")
            .append(endpoint.url(), "http://".length(), endpoint.url().length())
            .append("\r\nUser-Agent: tabagent-host\r\nAccept: application/json")
            .append("\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
    if (!authorization.isEmpty()) {
      head.append("Authorization: ").append(authorization).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
