package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SocketServerProbeTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String GREETING = RawServer.json(200, "{\"lmstudio\":true}");

  private final SocketServerProbe probe = new SocketServerProbe(HttpSettings.defaults());
  private final SocketServerProbe hasty =
      new SocketServerProbe(
          HttpSettings.defaults()
              .withApiToken("sk-lm-secret")
              .withProbeTimeouts(Duration.ofMillis(200), Duration.ofMillis(200)));

  private final SocketServerProbe patient =
      new SocketServerProbe(
          HttpSettings.defaults().withProbeTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3)));

  static final List<Arguments> GREETINGS =
      List.of(
          Arguments.of("with a length", GREETING),
          Arguments.of(
              "in chunks",
              CHUNKED + "5\r\n{\"lms\r\nc;x=y\r\ntudio\":true}\r\n0\r\nTrailer: x\r\n\r\n"),
          Arguments.of(
              "up to the end of the connection", "HTTP/1.0 200 OK\r\n\r\n{\"lmstudio\":true}"),
          Arguments.of(
              "with bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 17\n\n{\"lmstudio\":true}"),
          Arguments.of(
              "among other fields",
              RawServer.json(
                  200, " {\"a\":{\"lmstudio\":false},\"lmstudio\" : true, \"b\":[1]}\n")));

  /// A server that hangs takes the question and says nothing. Whoever calls the probe off closes
  /// its connection, which the server sees long before the probe would give up by itself.
  @Test
  void aProbeThatHangsCanBeCalledOff() throws Exception {
    var gone = new CompletableFuture<Boolean>();
    var cancellation = new Cancellation();
    try (var server =
        new RawServer(
            socket -> {
              RawServer.readRequest(socket);
              socket.setSoTimeout(1_500);
              cancellation.cancel();
              gone.complete(socket.getInputStream().read() < 0);
            })) {
      assertThatExceptionOfType(LmStudioException.class)
          .isThrownBy(() -> patient.identify(server.endpoint(), cancellation))
          .satisfies(
              calledOff -> assertThat(calledOff.failure().code()).isEqualTo(FailureCode.CANCELLED));
      assertThat(gone.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("GREETINGS")
  void theGreetingMakesItLmStudio(String name, String answer) throws IOException {
    try (var server = RawServer.saying(answer)) {
      assertThat(probe.identify(server.endpoint())).isEqualTo(new Identity.LmStudio());
    }
  }

  static final List<Arguments> STRANGERS =
      List.of(
          foreign("true as a string", RawServer.json(200, "{\"lmstudio\":\"true\"}")),
          foreign(
              "a later field takes it back",
              RawServer.json(200, "{\"lmstudio\":true,\"lmstudio\":1}")),
          foreign("not on top", RawServer.json(200, "{\"x\":{\"lmstudio\":true}}")),
          foreign("two values", RawServer.json(200, "{\"lmstudio\":true} {}")),
          foreign("an unfinished object", RawServer.json(200, "{\"lmstudio\":true")),
          foreign("an array", RawServer.json(200, "[{\"lmstudio\":true}]")),
          foreign("another status", RawServer.json(404, "{\"lmstudio\":true}")),
          foreign("a redirect", RawServer.json(302, "{\"lmstudio\":true}")),
          foreign(
              "an unknown route of its own API",
              RawServer.json(200, "{\"error\":\"Unexpected endpoint or method. (GET /x)\"}")),
          foreign("nothing in it", RawServer.json(200, "")),
          foreign("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
          foreign("a page", RawServer.http(200, "text/html", "<html><title>Router</title></html>")),
          foreign("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n"),
          foreign("HTTP/2", "HTTP/2 200 OK\r\n\r\n"),
          foreign("a broken status", "HTTP/1.1 2x0 OK\r\n\r\n"),
          foreign("a negative status", "HTTP/1.1 -20 OK\r\n\r\n"),
          foreign("a broken header", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
          foreign("a broken length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
          foreign("a length beyond all", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
          foreign("a broken chunk size", CHUNKED + "zz\r\n"),
          foreign("a chunk without its end", CHUNKED + "1\r\n{xx\r\n"),
          foreign("a body broken off", "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"lmst"),
          foreign("a head broken off", "HTTP/1.1 200 OK\r\nContent-Le"),
          foreign("closed without a byte", ""),
          foreign("an endless line", "x".repeat(100_000)),
          foreign("an endless head", "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(10_000)));

  private static Arguments foreign(String name, String answer) {
    return Arguments.of(name, answer);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("STRANGERS")
  void whateverElseIsAStranger(String name, String answer) throws IOException {
    try (var server = RawServer.saying(answer)) {
      assertThat(probe.identify(server.endpoint()))
          .asInstanceOf(type(Identity.Foreign.class))
          .extracting(Identity.Foreign::evidence, STRING)
          .isNotBlank()
          .hasSizeLessThan(200)
          .matches("[ -~]+");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Server: nginx/1.25 | <html>Hello  | HTTP 200, Server: nginx/1.25, <html>Hello
          Server: a\tb\u001b[31m | \u0007\u0000<p>é | HTTP 200, Server: a b [31m, <p>
          X: y | {"object":"list"} | HTTP 200, {"object":"list"}
          """)
  void theEvidenceIsShortAndVisible(String header, String body, String evidence)
      throws IOException {
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body)) {
      assertThat(probe.identify(server.endpoint())).isEqualTo(new Identity.Foreign(evidence));
    }
  }

  @Test
  void aGreetingIsFourKibibytesAtMost() throws IOException {
    String greeting = "{\"lmstudio\":true}";
    try (var fits = RawServer.saying(RawServer.json(200, greeting + " ".repeat(4096 - 17)));
        var tooLong = RawServer.saying(RawServer.json(200, greeting + " ".repeat(4096 - 16)));
        var endless =
            RawServer.saying("HTTP/1.1 200 OK\r\n\r\n" + greeting + " ".repeat(4096 - 16))) {
      assertThat(probe.identify(fits.endpoint())).isEqualTo(new Identity.LmStudio());
      assertThat(probe.identify(tooLong.endpoint()))
          .isEqualTo(new Identity.Foreign("HTTP 200, a long body"));
      assertThat(probe.identify(endless.endpoint()))
          .isEqualTo(new Identity.Foreign("HTTP 200, a long body"));
    }
  }

  @Test
  void nobodyIsThereWhereTheConnectionIsRefused() throws IOException {
    assertThat(probe.identify(freeEndpoint())).isEqualTo(new Identity.Nobody());
  }

  @Test
  void nobodyIsThereUnderANameThatDoesNotExist() {
    assertThat(hasty.identify(new Endpoint("no-such-host.invalid", 1234)))
        .isEqualTo(new Identity.Nobody());
  }

  @Test
  void whoNeverAnswersIsSilent() throws IOException {
    var over = new CountDownLatch(1);
    try (var server = new RawServer(_ -> over.await())) {
      assertThat(hasty.identify(server.endpoint())).isEqualTo(new Identity.Silent());
      over.countDown();
    }
  }

  /// The connection waits in the listener's queue; when that is full, not even there.
  @Test
  @EnabledOnOs(OS.LINUX)
  void whoNeverAcceptsIsSilent() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var endpoint = new Endpoint("127.0.0.1", listener.getLocalPort());
      for (int i = 0; i < 4; i++) {
        assertThat(hasty.identify(endpoint)).isEqualTo(new Identity.Silent());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n"})
  void whoDripsBytesCannotStretchTheLimit(String beginning) throws IOException {
    var over = new CountDownLatch(1);
    try (var server =
        new RawServer(
            socket -> {
              OutputStream out = socket.getOutputStream();
              out.write(beginning.getBytes(UTF_8));
              while (!over.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
              }
            })) {
      assertThat(hasty.identify(server.endpoint())).isEqualTo(new Identity.Silent());
      over.countDown();
    }
  }

  @Test
  void theQuestionIsPlainAndCarriesNoTokenAndNoUpgrade() throws IOException {
    var heads = new ArrayBlockingQueue<String>(1);
    try (var server = new RawServer(socket -> heads.add(RawServer.readRequest(socket)))) {
      hasty.identify(server.endpoint());
      assertThat(heads.poll())
          .isEqualTo(
              "GET /lmstudio-greeting HTTP/1.1\r\nHost: 127.0.0.1:"
                  + server.port()
                  + "\r\nUser-Agent: tabagent-host\r\nAccept: application/json"
                  + "\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void aProxyIsNotAsked() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new NoSelector());
    try (var server = RawServer.saying(GREETING)) {
      assertThat(probe.identify(server.endpoint())).isEqualTo(new Identity.LmStudio());
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"package":"LM Studio","version":"0.4.2"} | 0.4.2
          200 | {"version":"0.4.2"}                       | ''
          200 | {"package":"LM Studio","version":42}      | ''
          200 | {"error":"Unexpected endpoint"}           | ''
          404 | {"package":"LM Studio","version":"0.4.2"} | ''
          """)
  void theAppTellsItsVersionOnItsInternalPort(int status, String body, String version)
      throws IOException {
    try (var server = RawServer.saying(RawServer.json(status, body))) {
      assertThat(probe.appVersion(server.port()).orElse("")).isEqualTo(version);
    }
  }

  @Test
  void noAppHasNoVersion() throws IOException {
    assertThat(probe.appVersion(freeEndpoint().port())).isEmpty();
  }

  static Endpoint freeEndpoint() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return new Endpoint("127.0.0.1", socket.getLocalPort());
    }
  }

  /// A proxy configuration that must not be looked at.
  static final class NoSelector extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      throw new AssertionError("asked for a proxy for " + uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }
}
