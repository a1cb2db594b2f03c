package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Firefox's side of its protocol, played.
@Timeout(60)
class MarionetteTest {
  private ServerSocket firefox;

  @BeforeEach
  void listen() throws IOException {
    firefox = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    firefox.close();
  }

  /// Says all this to whoever connects, and holds the line until the other side hangs up.
  private Thread says(String words) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (Socket caller = firefox.accept()) {
                caller.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                caller.getInputStream().readAllBytes();
              } catch (IOException hungUp) {
                throw new UncheckedIOException(hungUp);
              }
            });
  }

  private Marionette connect(Duration limit) throws IOException {
    return new Marionette(firefox.getLocalPort(), limit);
  }

  @Test
  void answersComeAfterTheGreetingAndAreCountedInBytes() throws Exception {
    Thread server = says("2:{}25:[1,1,null,{\"value\":\"ü\"}]2:[]");

    try (Marionette marionette = connect(Duration.ofSeconds(20))) {
      assertThat(marionette.call("WebDriver:GetTitle", "{}").at("/3/value")).contains("ü");
      assertThat(marionette.call("WebDriver:GetTitle", "{}").at("/3/value")).isEmpty();
    }
    server.join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "-1:", "99999999:", ""})
  void whatIsNoAnswerIsTold(String words) throws Exception {
    Thread server = says(words);

    assertThatIOException()
        .isThrownBy(() -> connect(Duration.ofMillis(300)).close())
        .withMessageContaining("the greeting had");
    server.join();
  }
}
