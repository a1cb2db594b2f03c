package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.StartedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged host, spoken to as a browser does it.
class HostIT {
  private static final String CHECK = "{\"action\": \"check_lmstudio\"}";
  private static final String START = "{\"action\": \"start_lmstudio\"}";
  private static final String STOP = "{\"action\": \"stop_lmstudio\"}";

  @TempDir private Path folder;
  private SimulatedMachine machine;
  private int port;

  @BeforeEach
  void aMachine() throws IOException {
    machine = SimulatedMachine.create(folder.resolve("user's home ü"));
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    machine.close();
    assertThat(machine.processes()).isEmpty();
  }

  @Test
  void answersTheFirstRequestsInEachOfTheFourStates() throws Exception {
    assertThat(HostRun.answers(machine, CHECK))
        .singleElement()
        .asString()
        .startsWith(status(false, false, false, 1234));

    machine.install().configure(port, "127.0.0.1", false);
    assertThat(HostRun.answers(machine, CHECK))
        .singleElement()
        .asString()
        .startsWith(status(true, false, false, port));

    machine.bootstrap();
    assertThat(HostRun.answers(machine, CHECK))
        .singleElement()
        .asString()
        .startsWith(status(true, true, false, port));

    assertThat(HostRun.answer(machine, START)).contains("\"state\":\"READY\"");
    List<String> running = HostRun.answers(machine, CHECK, CHECK);
    assertThat(running)
        .hasSize(2)
        .allSatisfy(reply -> assertThat(reply).startsWith(status(true, true, true, port)));
    assertThat(HostRun.answer(machine, STOP)).contains("\"state\":\"SERVER_DOWN\"");
    assertThat(HostRun.answer(machine, STOP)).startsWith("{\"status\":\"success\"");
  }

  private static String status(boolean installed, boolean bootstrapped, boolean running, int port) {
    return "{\"status\":\"success\",\"action\":\"check_lmstudio\",\"payload\":{\"installed\":"
        + installed
        + ",\"bootstrapped\":"
        + bootstrapped
        + ",\"server_running\":"
        + running
        + ",\"api_endpoint\":\"http://127.0.0.1:"
        + port
        + "\"";
  }

  @Test
  void answersBadInputAndServesTheNext() throws Exception {
    List<String> replies =
        HostRun.answers(
            machine,
            "{broken",
            "",
            "{\"action\":\"dance\"}",
            "{\"action\":7}",
            "{\"action\":\"ping\"}");

    assertThat(replies).hasSize(5);
    assertThat(replies.get(0)).contains("\"code\":\"BAD_JSON\"");
    assertThat(replies.get(1)).contains("\"code\":\"BAD_JSON\"");
    assertThat(replies.get(2)).contains("\"code\":\"UNKNOWN_ACTION\"");
    assertThat(replies.get(3)).contains("\"code\":\"BAD_REQUEST\"");
    assertThat(replies.get(4)).contains("\"pong\":true");
  }

  @Test
  void aStartKeepsPortAddressAndCors() throws Exception {
    machine.install().bootstrap().configure(port, "0.0.0.0", true);

    assertThat(HostRun.answer(machine, START)).contains("\"state\":\"READY\"");

    assertThat(machine.startedServer()).contains(new StartedServer("0.0.0.0", port, true));
  }

  @Test
  void aStartSucceedsWhenTheServerIsUpWhateverLmsSays() throws Exception {
    machine
        .install()
        .bootstrap()
        .configure(port, "127.0.0.1", false)
        .faults(Fault.LMS_FAILS_THOUGH_UP);

    assertThat(HostRun.answer(machine, START)).contains("\"state\":\"READY\"");
  }

  @Test
  void aHungLmsEndsAsATimeoutAndIsGone() throws Exception {
    machine.install().bootstrap().configure(port, "127.0.0.1", false).faults(Fault.LMS_HANGS);

    assertThat(HostRun.answer(machine, "{\"action\":\"start_lmstudio\",\"wait_ms\":2000}"))
        .contains("\"code\":\"TIMEOUT\"");

    assertThat(machine.processes())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("LmsMain"));
  }

  @Test
  void bodiesGoThroughByteForByte() throws Exception {
    String body =
        "{\"model\":\"m\",\"a\":1.00,\"b\":1e2,\"c\":12345678901234567890123456789,\"d\":1,\"d\":2,"
            + "\"e\":\"\\u00e9 é\",\"unknown\":null,\"messages\":[]}";
    var options =
        ServerOptions.defaults()
            .withCannedBody("/v1/chat/completions", body.getBytes(StandardCharsets.UTF_8));
    try (SimulatedServer server = SimulatedServer.start(options)) {
      machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);

      String reply =
          HostRun.answer(
              machine,
              "{\"action\":\"openai\",\"method\":\"POST\",\"path\":\"/v1/chat/completions\",\"body\":"
                  + body
                  + "}");

      assertThat(reply).contains("\"body\":" + body);
      assertThat(new String(server.requests().getLast().body(), StandardCharsets.UTF_8))
          .isEqualTo(body);
    }
  }

  @Test
  void theCommandLineStartsChatsAndStops() throws Exception {
    machine.install().bootstrap().configure(port, "127.0.0.1", false);

    assertThat(HostRun.output(machine, 0, "status", "--json"))
        .contains("\"state\":\"SERVER_DOWN\"");
    assertThat(HostRun.output(machine, 0, "start")).contains("http://127.0.0.1:" + port);
    assertThat(HostRun.output(machine, 0, "chat", "Hello")).contains("You said: Hello");
    assertThat(HostRun.output(machine, 0, "stop")).contains("does not run");
    assertThat(HostRun.output(machine, 2, "dance")).isEmpty();
    assertThat(HostRun.output(machine, 0, "demo")).contains("# Done");
  }
}
