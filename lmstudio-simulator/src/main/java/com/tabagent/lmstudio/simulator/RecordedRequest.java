package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Header;
import com.tabagent.lmstudio.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A request as a client sent it: the order and case of its headers kept, its body byte for byte.
public final class RecordedRequest {
  private final Request request;

  RecordedRequest(Request request) {
    this.request = request;
  }

  public String method() {
    return request.method();
  }

  /// The path with its query, as on the request line.
  public String path() {
    return request.target();
  }

  /// In the order sent, names in the case sent, repeated ones repeated.
  public List<Header> headers() {
    return request.headers();
  }

  /// The first value of a header, whatever the case of its name.
  public Optional<String> header(String name) {
    return request.header(name);
  }

  public byte[] body() {
    return request.body();
  }

  public String bodyText() {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method() + " " + path();
  }
}
