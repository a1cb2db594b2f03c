package com.tabagent.lmstudio.bootstrap.demo;

import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The main job from beginning to end, on a simulated LM Studio in a temporary home. Leaves nothing
/// behind.
public final class Demonstration implements AutoCloseable {
  private final Consumer<String> print;
  private final Path folder;
  private final SimulatedMachine machine;
  private final int port;

  private Demonstration(Consumer<String> print, Path folder) throws IOException {
    this.print = print;
    this.folder = folder;
    this.machine = SimulatedMachine.create(folder.resolve("home"));
    this.port = freePort();
  }

  /// Prepares a home without LM Studio.
  ///
  /// @param print takes the lines
  public static Demonstration prepare(Consumer<String> print) throws IOException {
    return new Demonstration(print, Files.createTempDirectory("tabagent-demo"));
  }

  /// Plays the story.
  ///
  /// @throws IOException if it goes otherwise than it should
  public void play() throws IOException {
    checkEveryState();
    title("An extension opens a port");
    try (PlayedBrowser browser = PlayedBrowser.connect(environment(), print)) {
      ask(browser, "{\"id\":1,\"action\":\"hello\",\"client\":\"demo\",\"protocol\":1}", "success");
      ask(browser, "{\"id\":2,\"action\":\"start_lmstudio\",\"stream\":true}", "\"READY\"");
      ask(browser, "{\"id\":3,\"action\":\"check_lmstudio\"}", "\"READY\"");
      talk(browser);
      ask(browser, "{\"id\":8,\"action\":\"stop_lmstudio\"}", "\"SERVER_DOWN\"");
    }
    title("Done");
  }

  /// One process per message, as `sendNativeMessage` does it.
  private void checkEveryState() throws IOException {
    title("LM Studio is not installed");
    check("\"NOT_INSTALLED\"");
    machine.install();
    machine.configure(port, "127.0.0.1", false);
    title("LM Studio is installed, its command line tool is not set up");
    check("\"NOT_BOOTSTRAPPED\"");
    machine.bootstrap();
    title("Its server is down");
    check("\"SERVER_DOWN\"");
  }

  private void check(String expected) throws IOException {
    try (PlayedBrowser browser = PlayedBrowser.connect(environment(), print)) {
      ask(browser, "{\"action\":\"check_lmstudio\"}", expected);
    }
  }

  private static void talk(PlayedBrowser browser) throws IOException {
    ask(
        browser,
        "{\"id\":4,\"action\":\"openai\",\"method\":\"GET\",\"path\":\"/v1/models\"}",
        "\"object\"");
    String model = "qwen/qwen3-4b-2507";
    ask(
        browser,
        "{\"id\":5,\"action\":\"openai\",\"method\":\"POST\",\"path\":\"/v1/chat/completions\",\"stream\":true,"
            + "\"body\":{\"model\":\""
            + model
            + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello from the browser\"}]}}",
        "\"chunks\"");
    ask(
        browser,
        "{\"id\":6,\"action\":\"proxy_chat_completion\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}",
        "\"content\"");
    ask(
        browser,
        "{\"id\":7,\"action\":\"openai\",\"method\":\"POST\",\"path\":\"/v1/embeddings\","
            + "\"body\":{\"model\":\"text-embedding-nomic-embed-text-v1.5\",\"input\":\"Hello\"}}",
        "\"embedding\"");
  }

  private static void ask(PlayedBrowser browser, String request, String expected)
      throws IOException {
    browser.send(request);
    String reply = browser.reply();
    if (!reply.startsWith("{\"status\":\"success\"") || !reply.contains(expected)) {
      throw new IOException("expected " + expected + " in the reply to " + request);
    }
  }

  private void title(String text) {
    print.accept("");
    print.accept("# " + text);
  }

  /// Nothing of this machine's own LM Studio is seen, nor of this user's settings.
  private Map<String, String> environment() {
    var environment = new HashMap<>(machine.environment());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("TABAGENT_JAVA_HOME", System.getProperty("java.home", ""));
    environment.put("TABAGENT_API_ENDPOINT", "http://127.0.0.1:" + port);
    return environment;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /// Ends what runs and removes the home.
  @Override
  public void close() {
    machine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stuck) {
      throw new UncheckedIOException("cannot remove " + folder, stuck);
    }
  }
}
