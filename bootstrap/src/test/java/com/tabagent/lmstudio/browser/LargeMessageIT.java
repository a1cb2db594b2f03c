package com.tabagent.lmstudio.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Prompts and answers that are larger than what browsers like to carry.
@ParameterizedClass
@EnumSource
class LargeMessageIT {
  private static final String CHAT = "/v1/chat/completions";

  private static final int MAX_FRAME = 1_048_576;

  /// Characters of one, two, three and four bytes, and some that JSON escapes.
  private static final String PIECE = "0123 é € 😀 \"a\" \\ 56789 abcd\n";

  private static final int PROMPT_PIECES = 30 * 1024 * 1024 / jsonLength(PIECE);
  private static final int ANSWER_PIECES = 20 * 1024 * 1024 / jsonLength(PIECE);

  private static final SessionPerRun RUN = new SessionPerRun();

  private final BrowserSession session = RUN.session();

  LargeMessageIT(BrowserKind kind) {}

  @BeforeParameterizedClassInvocation
  static void open(BrowserKind kind, @TempDir Path folder) throws IOException {
    BrowserSession session = RUN.open(kind, folder);
    session.machine().install().bootstrap();
  }

  @AfterParameterizedClassInvocation
  static void close() {
    RUN.close();
  }

  @AfterEach
  void nobodyIsLeft() {
    session.tidyUp();
  }

  @Test
  void aPromptOf30MebibytesGoesInOneMessage() {
    try (SimulatedServer server = answering("{\"content\":\"Read.\"}")) {
      JsonObject reply = session.page().object(prompt() + "return ways.sendNativeMessage(prompt)");

      assertThat(reply.object("payload").flatMap(payload -> payload.object("body")))
          .as(reply.toString())
          .contains(JsonObject.of("content", "Read."));
      assertPromptArrived(server);
    }
  }

  @Test
  void aPromptOf30MebibytesAndAnAnswerOf20GoInParts() {
    try (SimulatedServer server = answering(answer())) {
      JsonObject seen =
          session
              .page()
              .object(
                  prompt()
                      + """
                      const connection = new Connection()
                      await connection.request({action: 'hello', capabilities: ['parts']})
                      const reply = await connection.openInParts(prompt, 1 << 20).reply
                      if (reply.error) throw new Error(JSON.stringify(reply))
                      return {digest: await sha256(reply.payload.body.content)}
                      """);

      assertThat(seen).isEqualTo(JsonObject.of("digest", sha256(PIECE.repeat(ANSWER_PIECES))));
      assertPromptArrived(server);
    }
  }

  @Test
  void theLargestFrameOfTheHostIsTakenByTheBrowser() {
    int room = MAX_FRAME - ask("").toString().length();

    assertThat(ask("a".repeat(room)).toString())
        .satisfies(frame -> assertThat(frame.length()).isEqualTo(MAX_FRAME));
    assertThat(code(ask("a".repeat(room + 1)))).contains("RESULT_TOO_LARGE");
  }

  private JsonObject ask(String content) {
    try (SimulatedServer _ = answering(Json.write(JsonObject.of("content", content)))) {
      return Way.ONE_SHOT.ask(
          session.page(), "{action: 'openai', path: '%s', body: {messages: []}}".formatted(CHAT));
    }
  }

  private static Optional<String> code(JsonObject reply) {
    return reply.object("error").flatMap(error -> error.text("code"));
  }

  private SimulatedServer answering(String body) {
    SimulatedServer server =
        SimulatedServer.start(ServerOptions.defaults().withCannedBody(CHAT, body.getBytes(UTF_8)));
    session.machine().configure(server.port(), "127.0.0.1", false);
    return server;
  }

  /// The beginning of a script, in which `prompt` then stands for the large request.
  private static String prompt() {
    return """
        const content = %s.repeat(%d)
        const prompt = {
          action: 'openai', path: '%s', body: {messages: [{role: 'user', content}]}}
        """
        .formatted(Json.write(PIECE), PROMPT_PIECES, CHAT);
  }

  private static String answer() {
    return Json.write(JsonObject.of("content", PIECE.repeat(ANSWER_PIECES)));
  }

  /// Byte for byte, as JavaScript writes JSON.
  private static void assertPromptArrived(SimulatedServer server) {
    JsonObject message = JsonObject.of("role", "user", "content", PIECE.repeat(PROMPT_PIECES));
    String sent = Json.write(JsonObject.of("messages", List.of(message)));
    String received = server.requests().getLast().bodyText();
    // Not compared themselves: a report of the difference would be too long to read.
    assertThat(received.length()).isEqualTo(sent.length());
    assertThat(sha256(received)).isEqualTo(sha256(sent));
  }

  private static int jsonLength(String text) {
    return Json.bytes(text).length - "\"\"".length();
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
