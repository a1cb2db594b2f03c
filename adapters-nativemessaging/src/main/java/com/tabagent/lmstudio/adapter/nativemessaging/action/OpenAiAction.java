package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut;
import com.tabagent.lmstudio.adapter.nativemessaging.message.ModelName;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Optional;

/// Forwards any of the allowed routes, bodies untouched in both directions.
final class OpenAiAction implements Action {
  private final UseCases useCases;

  OpenAiAction(UseCases useCases) {
    this.useCases = useCases;
  }

  void lineUp(Parameters parameters, Place place) {
    Optional<JsonPayload> body = parameters.object("body");
    if (body.isPresent() && operation(parameters, body).infers()) {
      useCases.lineUp().lineUp(place, ModelName.in(body.get()));
    }
  }

  @Override
  public void perform(Request request, Answers answers) {
    ProxyRequest upstream = upstreamRequest(request, answers.takesEvents());
    try {
      Relay.Result result =
          useCases
              .relay()
              .relay(upstream, request.place(), new EventSink(answers), request.cancellation());
      answers.success(
          out -> {
            if (result.answer().body().isPresent()) {
              writeAnswer(out, result.answer());
            } else {
              out.field("http_status", result.answer().httpStatus())
                  .field("chunks", result.chunks());
            }
          });
    } catch (UpstreamRefusal refusal) {
      answers.error(refusal.failure(), Optional.of(out -> writeAnswer(out, refusal.answer())));
    }
  }

  private static ProxyRequest upstreamRequest(Request request, boolean streamed) {
    Parameters parameters = request.parameters();
    Optional<JsonPayload> body = parameters.object("body");
    Operation operation = operation(parameters, body);
    if (operation.takesBody() != body.isPresent()) {
      throw operation.takesBody()
          ? Parameters.missing("body")
          : Parameters.bad("A GET request takes no 'body'.");
    }
    // A request that stands in a line has been looked into already.
    String model = request.place().model().or(() -> body.map(ModelName::in)).orElse("");
    return new ProxyRequest(operation, parameters.requireText("path"), body, streamed, model);
  }

  private static Operation operation(Parameters parameters, Optional<JsonPayload> body) {
    String path = parameters.requireText("path");
    String method = parameters.text("method").orElse(body.isPresent() ? "POST" : "GET");
    return Operation.of(method, path).orElseThrow(() -> notAllowed(method, path));
  }

  private static LmStudioException notAllowed(String method, String path) {
    return new LmStudioException(
        Failure.of(
            FailureCode.PATH_NOT_ALLOWED,
            "This host does not forward " + Parameters.shortened(method + " " + path) + ".",
            Remedy.advice(
                "Use GET /v1/models, POST /v1/chat/completions, /v1/completions, /v1/embeddings,"
                    + " /v1/responses or /v1/messages, or one of LM Studio's own /api/v0 and"
                    + " /api/v1 routes, without a query.")));
  }

  private static void writeAnswer(JsonOut out, UpstreamAnswer answer) {
    out.field("http_status", answer.httpStatus()).texts("headers", answer.headers());
    answer.body().ifPresent(body -> out.rawOrText("body", body));
  }
}
