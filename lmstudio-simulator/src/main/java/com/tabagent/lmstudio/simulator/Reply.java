package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.ChunkedBody;
import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.Header;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Answers as Express sends them, which is by what LM Studio can be told from its imitators.
///
/// @param cors whether web pages are allowed to read the answer
record Reply(Exchange exchange, boolean cors) {

  void json(int status, JsonObject body) throws IOException {
    bytes(status, Json.bytes(body));
  }

  void prettyJson(JsonObject body) throws IOException {
    bytes(200, Json.pretty(body).getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int status, byte[] body) throws IOException {
    List<Header> headers = headers("application/json; charset=utf-8");
    headers.add(new Header("ETag", etag(body)));
    exchange.send(status, headers, body);
  }

  ChunkedBody events() throws IOException {
    List<Header> headers = headers("text/event-stream");
    headers.add(new Header("Cache-Control", "no-cache"));
    return exchange.stream(200, headers);
  }

  /// The answer to a browser's question before a call from another origin. LM Studio's exact set of
  /// headers is unknown; these are those of the usual Express middleware.
  void preflight() throws IOException {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("X-Powered-By", "Express"));
    headers.add(new Header("Access-Control-Allow-Origin", "*"));
    headers.add(new Header("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE"));
    headers.add(
        new Header(
            "Access-Control-Allow-Headers",
            exchange.request().header("Access-Control-Request-Headers").orElse("*")));
    exchange.send(204, headers, new byte[0]);
  }

  private List<Header> headers(String contentType) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("X-Powered-By", "Express"));
    if (cors) {
      headers.add(new Header("Access-Control-Allow-Origin", "*"));
    }
    headers.add(new Header("Content-Type", contentType));
    return headers;
  }

  /// Express's weak tag: the length in hexadecimal and 27 characters of a hash.
  private static String etag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(body);
      String text = Base64.getEncoder().encodeToString(hash).substring(0, 27);
      return "W/\"" + Integer.toHexString(body.length) + "-" + text + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-1", impossible);
    }
  }
}
