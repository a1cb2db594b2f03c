package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.ModelShelf.Chosen;
import com.tabagent.lmstudio.simulator.answers.Answer;
import com.tabagent.lmstudio.simulator.answers.ChatDialect;
import com.tabagent.lmstudio.simulator.answers.CompletionDialect;
import com.tabagent.lmstudio.simulator.answers.Dialect;
import com.tabagent.lmstudio.simulator.answers.Embeddings;
import com.tabagent.lmstudio.simulator.answers.MessagesDialect;
import com.tabagent.lmstudio.simulator.answers.NativeDialect;
import com.tabagent.lmstudio.simulator.answers.Prompt;
import com.tabagent.lmstudio.simulator.answers.ResponsesDialect;
import com.tabagent.lmstudio.simulator.answers.StatsDialect;
import com.tabagent.lmstudio.simulator.answers.Turn;
import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.Request;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/// The routes behind which a model answers.
record InferenceRoutes(ServerOptions options, ModelShelf shelf, Gate gate) {
  private static final JsonObject MODEL_INFO =
      JsonObject.of(
          "arch", "simulated", "quant", "Q4_K_M", "format", "gguf", "context_length", 32_768);

  /// Answers, if there is such a route.
  ///
  /// @return whether there is
  boolean post(Request request, Reply reply) throws IOException, ApiError {
    String path = request.path();
    if (path.equals("/v1/embeddings") || path.equals("/api/v0/embeddings")) {
      embed(RequestJson.of(request), reply);
      return true;
    }
    Optional<Dialect> dialect = dialect(path);
    if (dialect.isPresent()) {
      generate(dialect.get(), checked(path, RequestJson.of(request)), reply);
    }
    return dialect.isPresent();
  }

  private static Optional<Dialect> dialect(String path) {
    return Optional.ofNullable(
        switch (path) {
          case "/v1/chat/completions" -> new ChatDialect();
          case "/v1/completions" -> new CompletionDialect();
          case "/v1/responses" -> new ResponsesDialect();
          case "/v1/messages" -> new MessagesDialect();
          case "/api/v0/chat/completions" -> new StatsDialect(new ChatDialect(), MODEL_INFO);
          case "/api/v0/completions" -> new StatsDialect(new CompletionDialect(), MODEL_INFO);
          case "/api/v1/chat" -> new NativeDialect();
          default -> null;
        });
  }

  /// What LM Studio misses in a request before it looks at the model.
  private static JsonObject checked(String path, JsonObject request) throws ApiError {
    if (path.endsWith("/chat/completions") || path.equals("/v1/messages")) {
      require(request, "messages");
    }
    if (path.equals("/v1/completions") || path.equals("/api/v0/completions")) {
      require(request, "prompt");
    }
    if (path.equals("/api/v1/chat") && request.text("model").isEmpty()) {
      throw ApiError.required("model");
    }
    String format = request.object("response_format").flatMap(it -> it.text("type")).orElse("text");
    if (!format.equals("text") && !format.equals("json_schema")) {
      throw ApiError.text("'response_format.type' must be 'json_schema' or 'text'");
    }
    if (path.equals("/v1/responses")
        && request.object("text").equals(Optional.of(JsonObject.EMPTY))) {
      throw ApiError.responsesTextFormat();
    }
    return request;
  }

  private static void require(JsonObject request, String field) throws ApiError {
    if (request.value(field).isEmpty()) {
      throw ApiError.text("'" + field + "' field is required");
    }
  }

  private void generate(Dialect dialect, JsonObject request, Reply reply)
      throws IOException, ApiError {
    Turn turn = turn(request, reply.exchange());
    if (request.flag("stream")) {
      new StreamPlayer(reply, options).play(dialect.stream(turn));
    } else {
      reply.json(200, dialect.whole(turn));
    }
  }

  private Turn turn(JsonObject request, Exchange exchange) throws IOException, ApiError {
    Chosen chosen = choose(request, exchange, false);
    Answer answer =
        options.answerTokens().isPresent()
            ? Answer.counting(options.answerTokens().getAsInt())
            : Answer.echoing(Prompt.of(request));
    return new Turn(request, chosen.instance().id(), chosen.loadedNow(), answer);
  }

  private void embed(JsonObject request, Reply reply) throws IOException, ApiError {
    require(request, "input");
    Chosen chosen = choose(request, reply.exchange(), true);
    reply.json(200, Embeddings.of(request, chosen.instance().id()));
  }

  private Chosen choose(JsonObject request, Exchange exchange, boolean embedding)
      throws IOException, ApiError {
    Chosen chosen = shelf.choose(request.text("model"), embedding);
    if (options.has(Fault.LOAD_FAILS)) {
      shelf.unload(chosen.instance().id());
      throw ApiError.loadFailed(chosen.instance().id());
    }
    if (options.has(Fault.MODEL_CRASH)) {
      throw ApiError.modelCrashed();
    }
    if (options.has(Fault.LOAD_SLOW)) {
      gate.hold(exchange);
    }
    return chosen;
  }
}
