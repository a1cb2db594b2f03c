package com.tabagent.lmstudio.domain.exchange;

import java.util.Optional;

/// A request to the server, checked against the list of routes.
///
/// @param operation which route
/// @param path the path as it is sent, one that the operation accepts
/// @param body what a POST carries; nothing for a GET
/// @param streamed whether the caller takes the answer event by event, should it come so
/// @param model which model the body names; empty where it names none
public record ProxyRequest(
    Operation operation, String path, Optional<JsonPayload> body, boolean streamed, String model) {

  public ProxyRequest {
    if (!Operation.of(operation.method(), path).equals(Optional.of(operation))) {
      throw new IllegalArgumentException(path + " is not a path of " + operation);
    }
    if (operation.takesBody() != body.isPresent()) {
      throw new IllegalArgumentException(
          operation.takesBody()
              ? operation.method() + " " + path + " needs a body"
              : operation.method() + " " + path + " takes no body");
    }
  }

  /// A request that names no model.
  public ProxyRequest(
      Operation operation, String path, Optional<JsonPayload> body, boolean streamed) {
    this(operation, path, body, streamed, "");
  }

  public static ProxyRequest get(Operation operation) {
    return new ProxyRequest(operation, operation.template(), Optional.empty(), false);
  }

  public static ProxyRequest post(Operation operation, JsonPayload body) {
    return new ProxyRequest(operation, operation.template(), Optional.of(body), false);
  }
}
