package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever of the three goes while a model talks: the other two notice, and nothing stays behind.
@ParameterizedClass
@EnumSource
class EndOfConnectionIT {

  /// Two seconds after the end of its input Chromium kills a host that is still there. Ours has to
  /// have ended by itself before.
  private static final Duration BEFORE_THE_KILL = Duration.ofMillis(1900);

  /// What the model does in the middle of its answer.
  enum Model {
    /// It talks on, so that the host also notices when nobody takes what it writes.
    TALKS(Fault.ENDLESS_STREAM),
    /// It falls silent, so that the host hears of nothing but the end of its input.
    THINKS(Fault.STREAM_STALLS);

    private final Fault fault;

    Model(Fault fault) {
      this.fault = fault;
    }
  }

  private static final String CHAT =
      """
      globalThis.connection = new Connection()
      const chat = connection.open({
        action: 'openai', path: '/v1/chat/completions', stream: true,
        body: {stream: true, messages: [{role: 'user', content: 'Talk'}]}})
      await chat.awaitEvents(10)
      """;

  private static final SessionPerRun RUN = new SessionPerRun();

  private final BrowserSession session = RUN.session();

  private final BrowserKind kind;

  EndOfConnectionIT(BrowserKind kind) {
    this.kind = kind;
  }

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

  @ParameterizedTest
  @EnumSource
  void theExtensionClosesThePort(Model model) throws Exception {
    inTheMiddleOfAChat(model, () -> session.page().run("connection.disconnect()"));
  }

  @ParameterizedTest
  @EnumSource
  void theExtensionIsLoadedAnew(Model model) throws Exception {
    inTheMiddleOfAChat(model, () -> session.page().reload());
  }

  @ParameterizedTest
  @EnumSource
  void theBrowserCrashes(Model model) throws Exception {
    inTheMiddleOfAChat(model, () -> session.browserProcess().kill());

    session.restart();
    assertThat(session.page().text(Way.PORT.outcome())).isEqualTo("answered");
  }

  @ParameterizedTest
  @EnumSource
  void theHostCrashes(Model model) throws Exception {
    inTheMiddleOfAChat(model, () -> session.user().hosts().forEach(ProcessHandle::destroyForcibly));

    Complaint expected =
        switch (kind) {
          case CHROMIUM -> Complaint.CHROMIUM_EXITED;
          case FIREFOX -> Complaint.FIREFOX_EXITED;
        };
    assertThat(session.page().text("return connection.closed")).isIn(expected.ofPort());
    assertThat(session.page().text(Way.PORT.outcome())).isEqualTo("answered");
  }

  /// Begins a chat with a model that never comes to an end, and ends it in some other way. The host
  /// has to be gone then, and the model to know.
  private void inTheMiddleOfAChat(Model model, Runnable end) throws InterruptedException {
    ServerOptions options = ServerOptions.defaults().withAnswerTokens(20).withFaults(model.fault);
    try (SimulatedServer server = SimulatedServer.start(options)) {
      session.machine().configure(server.port(), "127.0.0.1", false);
      session.page().run(CHAT);
      assertThat(session.user().hosts()).hasSize(1);
      assertThat(server.cancelledExchanges()).isZero();

      end.run();

      assertHostEnds();
      assertThat(server.awaitCancelled(Duration.ofSeconds(20))).isTrue();
    }
  }

  private void assertHostEnds() {
    Waiting.within(BEFORE_THE_KILL, () -> session.user().hosts().isEmpty());
    assertThat(session.user().hosts())
        .as("hosts, %s after the end of their input", BEFORE_THE_KILL)
        .isEqualTo(List.of());
  }
}
