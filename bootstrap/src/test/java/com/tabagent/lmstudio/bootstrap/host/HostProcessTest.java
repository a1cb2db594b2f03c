package com.tabagent.lmstudio.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One conversation of a host process under the user's settings, good or bad.
@Timeout(60)
class HostProcessTest {
  private static final String CHECK = "{\"action\":\"check_lmstudio\",\"id\":1}";
  private static final String MODELS =
      "{\"action\":\"openai\",\"id\":1,\"method\":\"GET\",\"path\":\"/v1/models\"}";
  private static final String TOKEN = "sk-lm-xyzzy";
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";

  @TempDir private Path home;

  @AutoClose
  private final SimulatedServer server =
      SimulatedServer.start(ServerOptions.defaults().withRequiredToken("another"));

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aMachineWhoseServerWantsAnotherToken() {
    environment.put("HOME", home.toString());
    environment.put("TABAGENT_API_ENDPOINT", server.url());
    environment.put("TABAGENT_AUTO_START", "never");
  }

  private HostConversation converse() throws IOException {
    return new HostConversation(Caller.NONE, environment);
  }

  private String log() throws IOException {
    Path folder = home.resolve(".local/state/tabagent-host");
    if (!Files.exists(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(LogFolder::read).collect(Collectors.joining());
    }
  }

  @Test
  void answersByItsSettingsAndEndsTheProcessOnce() throws Exception {
    HostConversation browser = converse();
    try (browser) {
      assertThat(browser.ask(CHECK))
          .startsWith("{\"status\":\"success\"")
          .contains("\"api_endpoint\":\"" + server.url() + "\"", "\"AUTH_REQUIRED\"");
      assertThat(browser.ends()).isZero();
    }

    assertThat(browser.ends()).isEqualTo(1);
    assertThat(browser.talk()).isEmpty();
  }

  @Test
  void saysWhoItIs() throws Exception {
    try (HostConversation browser = converse()) {
      assertThat(browser.ask("{\"action\":\"hello\",\"id\":1,\"client\":\"t\",\"protocol\":1}"))
          .contains("\"version\":\"" + ProductVersion.current() + "\"", "\"os\":\"linux\"");
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":2}"))
          .contains("\"pid\":" + ProcessHandle.current().pid());
    }
  }

  @Test
  void notesAFailureAndNeverTheToken() throws Exception {
    environment.put("TABAGENT_API_TOKEN", TOKEN);
    HostConversation browser = converse();
    try (browser) {
      assertThat(browser.ask(MODELS)).contains("AUTH_REQUIRED").doesNotContain(TOKEN);
    }

    assertThat(server.requests()).anySatisfy(sent -> assertThat(sent.toString()).contains("/v1/"));
    assertThat(log()).contains("openai failed: AUTH_REQUIRED").doesNotContain(TOKEN);
    assertThat(browser.talk()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "error"})
  void notesNoOrdinaryFailureOnALowerLevel(String level) throws Exception {
    environment.put("TABAGENT_LOG_LEVEL", level);
    try (HostConversation browser = converse()) {
      browser.ask(MODELS);
    }

    assertThat(log()).isEmpty();
  }

  @Test
  void answersAlthoughTheLogCannotBeWritten() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");
    environment.put("TABAGENT_LOG_FILE", file.resolve("host.log").toString());
    HostConversation browser = converse();
    try (browser) {
      assertThat(browser.ask(MODELS)).contains("AUTH_REQUIRED");
      assertThat(browser.ask(CHECK)).contains("\"status\":\"success\"");
    }

    assertThat(browser.talk()).contains("cannot be written", "openai failed: AUTH_REQUIRED");
  }

  @Test
  void letsInWhomTheSettingsListAndNobodyElse() throws Exception {
    environment.put("TABAGENT_ALLOWED_EXTENSIONS", LETTERS);
    Caller listed = Caller.of("chrome-extension://" + LETTERS + "/").orElseThrow();
    Caller other = Caller.of("chrome-extension://" + "p".repeat(32) + "/").orElseThrow();

    try (HostConversation browser = new HostConversation(listed, environment)) {
      assertThat(browser.ask(CHECK)).contains("\"status\":\"success\"");
    }
    try (HostConversation browser = new HostConversation(other, environment)) {
      assertThat(browser.ask(CHECK)).contains("ORIGIN_DENIED");
    }
  }

  @Test
  void saysWithEachAnswerThatTheSettingsCannotBeUsed() throws Exception {
    environment.put("TABAGENT_LOG_LEVEL", "loud");
    environment.put("TABAGENT_LOG_FILE", "here.log");
    environment.put("TABAGENT_API_TOKEN", TOKEN + " ");
    HostConversation browser = converse();
    try (browser) {
      for (String request :
          new String[] {
            CHECK,
            MODELS,
            "{\"action\":\"start_lmstudio\",\"id\":1}",
            "{\"action\":\"stop_lmstudio\",\"id\":1}",
            "{\"action\":\"proxy_chat_completion\",\"id\":1,\"messages\":"
                + "[{\"role\":\"user\",\"content\":\"Hi\"}]}"
          }) {
        assertThat(browser.ask(request))
            .contains("\"status\":\"error\"", "settings cannot be used")
            .contains("'loud'", "'here.log'", "api_token")
            .contains(home.resolve(".config/tabagent-host/config.json").toString())
            .doesNotContain(TOKEN);
      }
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":2}")).contains("\"pong\":true");
    }

    assertThat(browser.talk().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("'loud'"))
        .anyMatch(line -> line.contains("'here.log'"))
        .noneMatch(line -> line.contains(TOKEN));
    assertThat(browser.ends()).isEqualTo(1);
    assertThat(server.requests()).isEmpty();
    assertThat(log()).doesNotContain(TOKEN);
  }
}
