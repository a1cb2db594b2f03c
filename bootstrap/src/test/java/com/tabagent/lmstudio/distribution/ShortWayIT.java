package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut;
import com.tabagent.lmstudio.adapter.nativemessaging.message.StatusJson;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A status takes the short way, and says the same as the full one.
class ShortWayIT {
  @TempDir private Path folder;

  private static final int NOBODY_LISTENS = 1;

  @Test
  void theStatusOfAServerThatRunsLoadsOnlyWhatItNeeds() throws Exception {
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"));
        SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);

      assertLoadsOnlyWhatItNeeds(machine, "READY");
    }
  }

  @Test
  void soDoesTheStatusOfOneThatIsDown() throws Exception {
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"))) {
      machine.install().bootstrap().configure(NOBODY_LISTENS, "127.0.0.1", false);

      assertLoadsOnlyWhatItNeeds(machine, "SERVER_DOWN");
    }
  }

  /// None of the large libraries, and no class that the JVM writes for a switch over types.
  private void assertLoadsOnlyWhatItNeeds(SimulatedMachine machine, String state) throws Exception {
    Path log = folder.resolve("classes.log");

    String reply = check(machine, log);

    assertThat(reply).contains("\"state\":\"" + state + "\"");
    assertThat(Files.readString(log))
        .contains("com.tabagent.lmstudio.application.server.StatusCheck")
        .doesNotContain("com.google.inject.")
        .doesNotContain("okhttp3.")
        .doesNotContain("kotlin.")
        .doesNotContain("com.fasterxml.jackson.databind.")
        .doesNotContain("picocli.")
        .doesNotContain("$$TypeSwitch");
  }

  private static String check(SimulatedMachine machine, Path log) throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            "com.tabagent.lmstudio.bootstrap.Main",
            "serve");
    builder.environment().clear();
    builder.environment().putAll(machine.environment());
    Process host = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] json = "{\"action\":\"check_lmstudio\"}".getBytes(StandardCharsets.UTF_8);
    var length = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(json.length);
    try (var in = host.getOutputStream()) {
      in.write(length.array());
      in.write(json);
    }
    String reply = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(host.waitFor()).isZero();
    return reply;
  }

  @Test
  void bothDepthsSayTheSame() throws Exception {
    try (SimulatedMachine simulated = SimulatedMachine.create(folder.resolve("home"));
        SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      simulated.install().bootstrap().configure(server.port(), "127.0.0.1", false);
      try (Hexagon hexagon =
          Hexagon.on(Machine.of(OperatingSystem.LINUX, simulated.environment()))) {
        String before = JsonOut.object(StatusJson.of(hexagon.checkStatus().checkStatus()));
        String full = JsonOut.object(StatusJson.of(hexagon.manager().status()));

        assertThat(full).isEqualTo(before).contains("READY");
      }
    }
  }
}
