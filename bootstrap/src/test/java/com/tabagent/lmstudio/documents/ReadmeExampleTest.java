package com.tabagent.lmstudio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's Java program is compiled as it stands there, and run on a simulated machine.
class ReadmeExampleTest {
  @TempDir private Path folder;

  @Test
  void theJavaExampleCompilesAndRuns() throws Exception {
    Path source = folder.resolve("Example.java");
    String classPath = System.getProperty("java.class.path");
    Files.writeString(source, Document.read("README.md").blocks("java").getFirst().content());

    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());

    assertThat(compiled).isZero();
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"))) {
      int port = freePort();
      machine.install().bootstrap().configure(port, "127.0.0.1", false);
      assertThat(run(machine, classPath))
          .contains("http://127.0.0.1:" + port)
          .contains("You said: Hello");
      assertThat(machine.serverRunning()).isFalse();
    }
  }

  private String run(SimulatedMachine machine, String classPath) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-cp", folder + ":" + classPath, "Example");
    builder.environment().clear();
    builder.environment().putAll(machine.environment());
    Process example = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(example.waitFor()).isZero();
    return out;
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
