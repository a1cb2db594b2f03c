package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.ChunkedBody;
import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.Request;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Everything that LM Studio's REST server answers.
final class Api implements ExchangeHandler {
  private static final String GREETING = "/lmstudio-greeting";

  /// Small and no divisor of anything, so that events straddle the pieces.
  private static final int CANNED_PIECE = 997;

  private final ServerOptions options;
  private final Gate gate;
  private final ModelRoutes models;
  private final InferenceRoutes inference;

  Api(ServerOptions options, ModelShelf shelf, Gate gate) {
    this.options = options;
    this.gate = gate;
    this.models = new ModelRoutes(options, shelf);
    this.inference = new InferenceRoutes(options, shelf, gate);
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    if (options.has(Fault.GREETING_SILENT)) {
      exchange.withholdAnswer();
    }
    Request request = exchange.request();
    Reply reply = new Reply(exchange, options.cors());
    CannedAnswer canned = options.canned().get(request.path());
    if (canned != null) {
      send(canned, reply);
    } else if (request.method().equals("OPTIONS") && options.cors()) {
      reply.preflight();
    } else {
      answerOrRefuse(request, reply);
    }
  }

  private void answerOrRefuse(Request request, Reply reply) throws IOException {
    try {
      answer(request, reply);
    } catch (ApiError refused) {
      reply.json(refused.status(), refused.body(options.has(Fault.ERROR_AS_STRING)));
    }
  }

  private void answer(Request request, Reply reply) throws IOException, ApiError {
    if (isGet(request) && request.path().equals(GREETING)) {
      greet(reply);
      return;
    }
    new Authentication(options.requiredToken()).check(request);
    if (isKnown(request.path())
        && ((isGet(request) && models.get(request.path(), reply))
            || (isPost(request) && models.post(request, reply))
            || (isPost(request) && inference.post(request, reply)))) {
      return;
    }
    throw ApiError.unexpectedEndpoint(request.method(), request.path());
  }

  private void greet(Reply reply) throws IOException {
    if (options.has(Fault.GREETING_SLOW)) {
      gate.hold(reply.exchange());
    }
    reply.json(200, JsonObject.of("lmstudio", true));
  }

  private boolean isKnown(String path) {
    return !options.has(Fault.OLD_VERSION)
        || !(path.startsWith("/api/v1/") || path.equals("/v1/messages"));
  }

  private static boolean isGet(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /// Without CORS, a browser's OPTIONS is handled as if it were the request itself.
  private static boolean isPost(Request request) {
    return request.method().equals("POST") || request.method().equals("OPTIONS");
  }

  private static void send(CannedAnswer canned, Reply reply) throws IOException {
    if (!canned.streamed()) {
      reply.bytes(canned.status(), canned.bytes());
      return;
    }
    ChunkedBody body = reply.events();
    ByteArrayInputStream left = new ByteArrayInputStream(canned.bytes());
    while (left.available() > 0) {
      body.write(left.readNBytes(CANNED_PIECE));
    }
    body.end();
  }
}
