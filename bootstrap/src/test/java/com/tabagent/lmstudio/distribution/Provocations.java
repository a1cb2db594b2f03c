package com.tabagent.lmstudio.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How each failure comes about.
final class Provocations {
  private static final String START = "{\"action\":\"start_lmstudio\"}";
  private static final String MODELS = "{\"action\":\"openai\",\"path\":\"/v1/models\"}";
  private static final String CHATS = "/v1/chat/completions";
  private static final int MOST_REQUESTS = 32;

  private Provocations() {}

  /// How one comes about.
  ///
  /// @throws AssertionError if nobody knows
  static Provocation of(FailureCode code) {
    return Optional.ofNullable(all().get(code))
        .orElseThrow(() -> new AssertionError("nothing here provokes " + code));
  }

  static Map<FailureCode, Provocation> all() {
    var all = new EnumMap<FailureCode, Provocation>(FailureCode.class);
    all.put(FailureCode.BAD_JSON, stage -> stage.ask("{"));
    all.put(FailureCode.BAD_REQUEST, stage -> stage.ask("{}"));
    all.put(FailureCode.UNKNOWN_ACTION, stage -> stage.ask("{\"action\":\"dance\"}"));
    all.put(FailureCode.TOO_LARGE, Provocations::tooLarge);
    all.put(FailureCode.RESULT_TOO_LARGE, Provocations::resultTooLarge);
    all.put(FailureCode.ORIGIN_DENIED, Provocations::originDenied);
    all.put(FailureCode.BUSY, Provocations::busy);
    all.put(FailureCode.CANCELLED, Provocations::cancelled);
    all.put(FailureCode.TIMEOUT, Provocations::timeout);
    all.put(FailureCode.NOT_INSTALLED, stage -> stage.ask(START));
    all.put(FailureCode.NOT_BOOTSTRAPPED, Provocations::notBootstrapped);
    all.put(FailureCode.SERVER_DOWN, Provocations::serverDown);
    all.put(FailureCode.START_FAILED, stage -> stage.down(Fault.LMS_WRONG_PASSKEY).ask(START));
    all.put(FailureCode.STOP_FAILED, Provocations::stopFailed);
    all.put(FailureCode.PORT_IN_USE, stage -> whileRunning(stage, START, Fault.FOREIGN_GREETING));
    all.put(FailureCode.NOT_LM_STUDIO, stage -> whileRunning(stage, MODELS, Fault.FOREIGN_OPENAI));
    all.put(FailureCode.AUTH_REQUIRED, Provocations::authRequired);
    all.put(FailureCode.NO_MODEL, Provocations::noModel);
    all.put(FailureCode.MODEL_NOT_FOUND, Provocations::modelNotFound);
    all.put(FailureCode.CONTEXT_OVERFLOW, Provocations::contextOverflow);
    all.put(
        FailureCode.PATH_NOT_ALLOWED,
        stage -> stage.ask("{\"action\":\"openai\",\"path\":\"/v1/files\"}"));
    all.put(FailureCode.UPSTREAM_ERROR, stage -> whileRunning(stage, chat(""), Fault.MODEL_CRASH));
    all.put(
        FailureCode.UPSTREAM_STALLED, stage -> whileRunning(stage, MODELS, Fault.GREETING_SILENT));
    all.put(
        FailureCode.UPSTREAM_INTERRUPTED,
        stage -> whileRunning(stage, stream(), Fault.STREAM_BREAKS));
    all.put(FailureCode.INTERNAL, Provocations::settingsThatCannotBeUsed);
    return all;
  }

  /// A chat with a model.
  ///
  /// @param fields more fields of the request
  static String chat(String fields) {
    return "{\"action\":\"openai\",\"path\":\""
        + CHATS
        + "\""
        + fields
        + ",\"body\":{\"model\":\"qwen/qwen3-4b-2507\",\"messages\":[]}}";
  }

  private static String stream() {
    return "{\"action\":\"openai\",\"id\":1,\"stream\":true,\"path\":\""
        + CHATS
        + "\",\"body\":{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}";
  }

  private static String whileRunning(Stage stage, String request, Fault... faults)
      throws IOException {
    stage.running(faults);
    return stage.ask(request);
  }

  private static String tooLarge(Stage stage) throws IOException {
    int size = FrameReader.LARGEST + 1;
    BrowserPort port = stage.connect();
    port.sendRaw(ByteBuffer.allocate(4 + size).order(ByteOrder.nativeOrder()).putInt(size).array());
    return port.reply();
  }

  private static String resultTooLarge(Stage stage) throws IOException {
    byte[] answer = ("\"" + "x".repeat(2_000_000) + "\"").getBytes(UTF_8);
    stage.running(ServerOptions.defaults().withCannedBody("/v1/models", answer));
    return stage.ask(MODELS);
  }

  private static String originDenied(Stage stage) throws IOException {
    return stage
        .connect(Map.of("TABAGENT_ALLOWED_EXTENSIONS", "somebodyelsesomebodyelsesomebod"))
        .ask("{\"action\":\"ping\"}");
  }

  private static String busy(Stage stage) throws Exception {
    stage.running(
        ServerOptions.defaults().withFaults(Fault.LOAD_SLOW).withSlowness(Duration.ofMinutes(1)));
    BrowserPort port = stage.connect();
    for (int id = 0; id <= MOST_REQUESTS; id++) {
      port.send(chat(",\"id\":" + id));
    }
    return port.reply();
  }

  private static String cancelled(Stage stage) throws Exception {
    var server = stage.running(Fault.ENDLESS_STREAM);
    BrowserPort port = stage.connect();
    port.send(stream());
    server.awaitRequests(1, BrowserPort.PATIENCE);
    port.send("{\"action\":\"cancel\",\"target\":1}");
    String first = port.reply();
    return first.contains("\"action\":\"cancel\"") ? port.reply() : first;
  }

  private static String timeout(Stage stage) throws IOException {
    return stage.down(Fault.LMS_HANGS).ask("{\"action\":\"start_lmstudio\",\"wait_ms\":500}");
  }

  private static String notBootstrapped(Stage stage) throws IOException {
    stage.machine().install();
    return stage.ask(START);
  }

  private static String serverDown(Stage stage) throws IOException {
    return stage.down().connect(Map.of("TABAGENT_AUTO_START", "never")).ask(MODELS);
  }

  private static String stopFailed(Stage stage) throws IOException {
    BrowserPort port = stage.down(Fault.LMS_STOP_FAILS).connect();
    port.ask(START);
    return port.ask("{\"action\":\"stop_lmstudio\"}");
  }

  private static String authRequired(Stage stage) throws IOException {
    stage.running(ServerOptions.defaults().withRequiredToken("sk-lm-secret"));
    return stage.ask(MODELS);
  }

  private static String noModel(Stage stage) throws IOException {
    stage.running(ServerOptions.defaults().withModels());
    return stage.ask("{\"action\":\"proxy_chat_completion\",\"messages\":[]}");
  }

  /// With one model loaded, LM Studio would let that one answer to any name.
  private static String modelNotFound(Stage stage) throws IOException {
    stage.running(ServerOptions.defaults().withModels(SimulatedModel.llm("a/one")));
    return stage.ask(chat(""));
  }

  private static String contextOverflow(Stage stage) throws IOException {
    String error =
        "{\"error\":\"The number of tokens to keep from the initial prompt is greater than the"
            + " context length.\"}";
    stage.running(ServerOptions.defaults().withCannedBody(CHATS, 400, error.getBytes(UTF_8)));
    return stage.ask(chat(""));
  }

  private static String settingsThatCannotBeUsed(Stage stage) throws IOException {
    return stage
        .connect(Map.of("TABAGENT_AUTO_START", "sometimes"))
        .ask("{\"action\":\"check_lmstudio\"}");
  }
}
