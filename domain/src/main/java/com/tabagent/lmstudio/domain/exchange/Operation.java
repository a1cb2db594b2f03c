package com.tabagent.lmstudio.domain.exchange;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The routes of LM Studio's server that this host forwards. The list is closed: nothing else is
/// reachable through the host.
public enum Operation {
  LIST_MODELS("GET", "/v1/models", StreamEnd.NONE),
  CHAT_COMPLETIONS("POST", "/v1/chat/completions", StreamEnd.DONE_MARK),
  COMPLETIONS("POST", "/v1/completions", StreamEnd.DONE_MARK),
  EMBEDDINGS("POST", "/v1/embeddings", StreamEnd.NONE),
  RESPONSES("POST", "/v1/responses", StreamEnd.RESPONSE_EVENT),
  MESSAGES("POST", "/v1/messages", StreamEnd.MESSAGE_STOP),

  V0_LIST_MODELS("GET", "/api/v0/models", StreamEnd.NONE),
  V0_MODEL("GET", "/api/v0/models/{id}", StreamEnd.NONE),
  V0_CHAT_COMPLETIONS("POST", "/api/v0/chat/completions", StreamEnd.DONE_MARK),
  V0_COMPLETIONS("POST", "/api/v0/completions", StreamEnd.DONE_MARK),
  V0_EMBEDDINGS("POST", "/api/v0/embeddings", StreamEnd.NONE),

  V1_LIST_MODELS("GET", "/api/v1/models", StreamEnd.NONE),
  V1_CHAT("POST", "/api/v1/chat", StreamEnd.CHAT_END),
  V1_LOAD("POST", "/api/v1/models/load", StreamEnd.NONE),
  V1_UNLOAD("POST", "/api/v1/models/unload", StreamEnd.NONE),
  V1_DOWNLOAD("POST", "/api/v1/models/download", StreamEnd.NONE),
  V1_DOWNLOAD_STATUS("GET", "/api/v1/models/download/status/{id}", StreamEnd.NONE);

  private final String method;
  private final String template;
  private final StreamEnd streamEnd;
  private final Pattern path;

  Operation(String method, String template, StreamEnd streamEnd) {
    this.method = method;
    this.template = template;
    this.streamEnd = streamEnd;
    // A model's id may hold slashes; two dots, which could climb out of the route, it may not.
    this.path =
        Pattern.compile(
            template.replace("{id}", "(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._@:/-]{0,255}"));
  }

  /// The operation of a request line, or nothing where this host does not forward it. The path is
  /// compared as it is: no query, no escapes, no host.
  public static Optional<Operation> of(String method, String path) {
    return Arrays.stream(values())
        .filter(
            operation -> operation.method.equals(method) && operation.path.matcher(path).matches())
        .findFirst();
  }

  public String method() {
    return method;
  }

  /// The route as documented, with `{id}` for a part that varies.
  public String template() {
    return template;
  }

  public boolean takesBody() {
    return method.equals("POST");
  }

  /// Whether a model works for it. The other routes are about the models themselves.
  public boolean infers() {
    return takesBody() && !template.contains("/models/");
  }

  /// How a stream of this route says that it is whole.
  public StreamEnd streamEnd() {
    return streamEnd;
  }
}
