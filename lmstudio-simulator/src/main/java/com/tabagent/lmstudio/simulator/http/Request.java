package com.tabagent.lmstudio.simulator.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request exactly as it was sent.
public final class Request {
  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;

  Request(RequestHead head, byte[] body) {
    this.method = head.method();
    this.target = head.target();
    this.headers = head.headers();
    this.body = body;
  }

  public String method() {
    return method;
  }

  /// The path without what follows a question mark.
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// The path with its query, as on the request line.
  public String target() {
    return target;
  }

  /// In the order sent, names in the case sent, repeated ones repeated.
  public List<Header> headers() {
    return headers;
  }

  /// The first value of a header, whatever the case of its name.
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.isNamed(name)).map(Header::value).findFirst();
  }

  boolean hasToken(String header, String token) {
    return Arrays.asList(header(header).orElse("").toLowerCase(Locale.ROOT).split("[, ]+", -1))
        .contains(token);
  }

  /// A copy of the body, transfer coding removed.
  public byte[] body() {
    return body.clone();
  }
}
