package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an extension and the host say to each other, in a real browser.
@ParameterizedClass
@EnumSource
class ConversationIT {
  private static final SessionPerRun RUN = new SessionPerRun();

  private final BrowserSession session = RUN.session();

  private final BrowserKind kind;

  ConversationIT(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeParameterizedClassInvocation
  static void open(BrowserKind kind, @TempDir Path folder) throws IOException {
    BrowserSession session = RUN.open(kind, folder);
    session.install();
    session.machine().install().bootstrap();
  }

  /// At the end of all, since an installation takes its time.
  @AfterParameterizedClassInvocation
  static void isGoneOnceItIsUninstalled(BrowserKind kind) throws IOException {
    Optional<BrowserSession> opened = RUN.take();
    if (opened.isPresent()) {
      try (BrowserSession session = opened.get()) {
        assertThat(Path.of(session.manifest().path())).startsWith(session.user().home());

        session.uninstall();

        assertThat(session.page().text(Way.ONE_SHOT.outcome()))
            .isIn(BrokenInstallation.NO_MANIFEST.in(kind).ofOneShot());
      }
    }
  }

  @AfterEach
  void nobodyIsLeft() {
    session.tidyUp();
  }

  @ParameterizedTest
  @EnumSource
  void checksStartsAndStops(Way way) throws IOException {
    session.machine().configure(freePort(), "127.0.0.1", false);

    assertThat(state(way, "check_lmstudio")).isEqualTo("SERVER_DOWN");
    assertThat(state(way, "start_lmstudio")).isEqualTo("READY");
    assertThat(state(way, "check_lmstudio")).isEqualTo("READY");
    assertThat(session.machine().serverRunning()).isTrue();
    assertThat(state(way, "stop_lmstudio")).isEqualTo("SERVER_DOWN");
    assertThat(session.machine().serverRunning()).isFalse();
  }

  private String state(Way way, String action) {
    JsonObject reply = way.ask(session.page(), "{action: '" + action + "'}");
    assertThat(reply.text("status")).as(reply.toString()).contains("success");
    return reply.object("payload").orElseThrow().text("state").orElseThrow();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsWhoCalls(Way way) {
    JsonObject reply = way.ask(session.page(), "{action: 'hello'}");

    JsonObject payload = reply.object("payload").orElseThrow();
    assertThat(payload.text("browser")).contains(kind.optionName());
    assertThat(payload.text("origin")).contains(kind.caller());
  }

  @Test
  void streamsAChat() {
    try (SimulatedServer server = server(ServerOptions.defaults().withAnswerTokens(500))) {
      JsonObject chat =
          session
              .page()
              .object(
                  """
                  const chat = new Connection().open({
                    action: 'openai', path: '/v1/chat/completions', stream: true,
                    body: {stream: true, messages: [{role: 'user', content: 'Count'}]}})
                  const {status, payload} = await chat.reply
                  return {
                    status,
                    chunks: payload.chunks,
                    first: chat.events[0].type,
                    inOrder: chat.events.every((event, index) => event.seq === index),
                    events: chat.events.length,
                    text: chat.events.slice(1)
                      .map(event => event.payload.choices[0].delta.content ?? '').join(''),
                  }
                  """);

      assertThat(chat.text("status")).contains("success");
      assertThat(chat.text("first")).contains("response");
      assertThat(chat.flag("inOrder")).isTrue();
      assertThat(chat.number("events").orElseThrow())
          .isEqualTo(chat.number("chunks").orElseThrow() + 1);
      assertThat(chat.text("text").orElseThrow())
          .startsWith("token0 token1 ")
          .endsWith(" token499");
      assertThat(server.requests())
          .anySatisfy(request -> assertThat(request.bodyText()).contains("\"Count\""));
    }
  }

  @Test
  void callsAStreamOffAndGoesOn() throws Exception {
    try (SimulatedServer server =
        server(ServerOptions.defaults().withFaults(Fault.ENDLESS_STREAM))) {
      JsonObject after =
          session
              .page()
              .object(
                  """
                  const connection = new Connection()
                  const chat = connection.open({
                    id: 'long', action: 'proxy_chat_completion', stream: true,
                    messages: [{role: 'user', content: 'Talk'}]})
                  await chat.awaitEvents(10)
                  const cancel = connection.request({action: 'cancel', target: 'long'})
                  const end = await chat.reply
                  const events = chat.events.length
                  const ping = await connection.request({action: 'ping'})
                  return {
                    cancelled: (await cancel).payload.cancelled,
                    code: end.error.code,
                    later: chat.events.length - events,
                    pong: ping.payload.pong,
                  }
                  """);

      assertThat(after)
          .isEqualTo(
              JsonObject.of("cancelled", true, "code", "CANCELLED", "later", 0, "pong", true));
      assertThat(server.awaitCancelled(Duration.ofSeconds(20))).isTrue();
    }
  }

  private SimulatedServer server(ServerOptions options) {
    SimulatedServer server = SimulatedServer.start(options);
    session.machine().configure(server.port(), "127.0.0.1", false);
    return server;
  }
}
