package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Options on their way to the process that serves by them.
final class OptionsJson {
  private OptionsJson() {}

  static JsonObject write(ServerOptions options) {
    JsonObject canned = JsonObject.EMPTY;
    for (Map.Entry<String, CannedAnswer> answer : options.canned().entrySet()) {
      canned = canned.with(answer.getKey(), answer.getValue().toJson());
    }
    return JsonObject.of(
        "jit", options.jit(),
        "requiredToken", options.requiredToken().<Object>map(token -> token).orElse(Json.Null.NULL),
        "models", options.models().stream().map(SimulatedModel::toJson).toList(),
        "faults", options.faults().stream().map(Fault::name).toList(),
        "idleTimeout", options.idleTimeout().toMillis(),
        "slowness", options.slowness().toMillis(),
        "answerTokens", options.answerTokens().orElse(-1),
        "canned", canned);
  }

  static ServerOptions read(JsonObject json) {
    ServerOptions options =
        ServerOptions.defaults()
            .withJit(json.flag("jit"))
            .withModels(json.objects("models").stream().map(SimulatedModel::fromJson).toList())
            .withFaults(
                json.array("faults").stream()
                    .map(name -> Fault.valueOf((String) name))
                    .toArray(Fault[]::new))
            .withIdleTimeout(millis(json, "idleTimeout"))
            .withSlowness(millis(json, "slowness"));
    Optional<String> token = json.text("requiredToken");
    if (token.isPresent()) {
      options = options.withRequiredToken(token.get());
    }
    int tokens = json.number("answerTokens").orElse(-1);
    return withCanned(tokens < 0 ? options : options.withAnswerTokens(tokens), json);
  }

  private static ServerOptions withCanned(ServerOptions options, JsonObject json) {
    JsonObject canned = json.object("canned").orElse(JsonObject.EMPTY);
    ServerOptions changed = options;
    for (String path : canned.members().keySet()) {
      CannedAnswer answer = CannedAnswer.fromJson(canned.object(path).orElseThrow());
      changed =
          answer.streamed()
              ? changed.withCannedStream(path, answer.bytes())
              : changed.withCannedBody(path, answer.status(), answer.bytes());
    }
    return changed;
  }

  private static Duration millis(JsonObject json, String name) {
    return Duration.ofMillis(json.number(name).orElseThrow());
  }
}
