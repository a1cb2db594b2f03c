package com.tabagent.lmstudio.simulator.app;

import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.Header;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;

/// What the app answers on its internal port. Greeting and status are LM Studio's; the routes under
/// `/simulator` stand for the WebSocket calls by which the real `lms` commands the real app.
final class InternalApi implements ExchangeHandler {
  private static final JsonObject DONE = JsonObject.of("done", true);

  private final RestServer server;

  InternalApi(RestServer server) {
    this.server = server;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    exchange.send(
        200,
        List.of(new Header("Content-Type", "application/json; charset=utf-8")),
        Json.bytes(answer(exchange)));
  }

  private JsonObject answer(Exchange exchange) throws IOException {
    byte[] body = exchange.request().body();
    JsonObject parameters = body.length == 0 ? JsonObject.EMPTY : Json.parseObject(body);
    String path = exchange.request().path();
    return switch (path) {
      case "/lms-status" -> JsonObject.of("package", "lmstudio", "version", "0.4.4+1");
      case "/lmstudio-greeting" -> JsonObject.of("lmstudio", true);
      case "/simulator/start" -> start(parameters);
      case "/simulator/stop" -> stop();
      case "/simulator/info" ->
          JsonObject.of("pid", ProcessHandle.current().pid(), "isDaemon", false);
      case "/simulator/ps" -> JsonObject.of("models", server.models().describeLoaded());
      case "/simulator/ls" -> JsonObject.of("models", server.models().describeDownloaded());
      case "/simulator/load" -> load(parameters.text("model").orElse(""));
      case "/simulator/unload" ->
          JsonObject.of("found", server.models().unload(parameters.text("id").orElse("")));
      default -> JsonObject.of("error", "Unexpected endpoint or method. (" + path + ")");
    };
  }

  private JsonObject start(JsonObject parameters) throws IOException {
    int port = parameters.number("port").orElse(1234);
    String networkInterface = parameters.text("networkInterface").orElse("127.0.0.1");
    try {
      server.start(port, networkInterface, parameters.flag("cors"));
      return DONE;
    } catch (BindException refused) {
      return JsonObject.of("error", bindError(refused, networkInterface + ":" + port));
    }
  }

  private static String bindError(BindException refused, String address) {
    return String.valueOf(refused.getMessage()).contains("ermission")
        ? "listen EACCES: permission denied " + address
        : "listen EADDRINUSE: address already in use " + address;
  }

  private JsonObject stop() throws IOException {
    server.stop();
    return DONE;
  }

  private JsonObject load(String key) {
    Optional<String> id = server.models().load(key);
    return id.isPresent() ? JsonObject.of("id", id.get()) : JsonObject.EMPTY;
  }
}
