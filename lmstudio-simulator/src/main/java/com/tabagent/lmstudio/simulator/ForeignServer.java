package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.Header;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Another program on LM Studio's port: a web server, or one more server that speaks OpenAI.
///
/// @param openAi whether it has a list of models, as llama.cpp's server does
record ForeignServer(boolean openAi) implements ExchangeHandler {

  @Override
  public void handle(Exchange exchange) throws IOException {
    if (!openAi) {
      send(exchange, 404, "text/html", "<html><body><h1>404 Not Found</h1></body></html>\n");
    } else if (exchange.request().path().equals("/v1/models")) {
      JsonObject model =
          JsonObject.of(
              "id", "llama-3.2-1b", "object", "model", "created", 1, "owned_by", "llamacpp");
      sendJson(exchange, 200, JsonObject.of("object", "list", "data", List.of(model)));
    } else {
      JsonObject error =
          JsonObject.of("code", 404, "message", "File Not Found", "type", "not_found_error");
      sendJson(exchange, 404, JsonObject.of("error", error));
    }
  }

  private static void sendJson(Exchange exchange, int status, JsonObject body) throws IOException {
    send(exchange, status, "application/json; charset=utf-8", Json.write(body));
  }

  private static void send(Exchange exchange, int status, String type, String body)
      throws IOException {
    exchange.send(
        status, List.of(new Header("Content-Type", type)), body.getBytes(StandardCharsets.UTF_8));
  }
}
