package com.tabagent.lmstudio.adapter.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Response;

/// The headers of an answer that a caller may need: what the body is, when to come back, and the
/// name of the request in the server's log. Cookies and whatever concerns the connection stay here.
final class AnswerHeaders {
  private static final List<String> PASSED_ON =
      List.of("content-type", "content-encoding", "retry-after", "request-id", "x-request-id");

  private AnswerHeaders() {}

  /// Lower-case names.
  static Map<String, String> of(Response response) {
    var headers = new HashMap<String, String>();
    for (String name : PASSED_ON) {
      String value = response.header(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return Map.copyOf(headers);
  }
}
