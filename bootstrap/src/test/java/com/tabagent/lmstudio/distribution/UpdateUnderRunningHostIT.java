package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A package manager deletes the files of the old version while an extension is connected to it.
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class UpdateUnderRunningHostIT {
  private static final String CHAT =
      """
      {"id":2,"action":"openai","method":"POST","path":"/v1/chat/completions","stream":true,\
      "body":{"stream":true,"messages":[{"role":"user","content":"Hello"}]}}""";

  @TempDir private Path folder;

  @Test
  void aConversationThatHasBegunGoesOn() throws Exception {
    Path copy = copyOfTheDistribution();
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"));
        SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
      Process host = start(machine, copy.resolve("bin/tabagent-host"));
      try {
        assertThat(reply(host, "{\"id\":1,\"action\":\"hello\"}")).contains("\"success\"");
        Set<String> jars = jars(copy);
        while (!openFiles(host).containsAll(jars)) {
          Thread.onSpinWait();
        }

        delete(copy);

        assertThat(reply(host, CHAT)).contains("\"success\"");
        assertThat(reply(host, "{\"id\":3,\"action\":\"check_lmstudio\"}")).contains("\"READY\"");
      } finally {
        host.destroyForcibly().waitFor();
      }
    }
  }

  private Path copyOfTheDistribution() throws IOException {
    Path original = Path.of(System.getProperty("distribution.directory"));
    Path copy = folder.resolve("host");
    for (String part : List.of("bin", "lib")) {
      Files.createDirectories(copy.resolve(part));
      try (Stream<Path> files = Files.list(original.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(part).resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  private static Process start(SimulatedMachine machine, Path launcher) throws IOException {
    var builder =
        new ProcessBuilder(launcher.toString(), "serve")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(machine.environment());
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("TABAGENT_JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  /// Sends one message and passes over the events before its reply.
  private static String reply(Process host, String message) throws IOException {
    byte[] json = message.getBytes(StandardCharsets.UTF_8);
    var out = host.getOutputStream();
    out.write(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(json.length).array());
    out.write(json);
    out.flush();
    var frames = new FrameReader(host.getInputStream());
    while (frames.read() instanceof Frame.Content(byte[] frame)) {
      String text = new String(frame, StandardCharsets.UTF_8);
      if (text.startsWith("{\"status\":")) {
        return text;
      }
    }
    throw new AssertionError("no reply to " + message);
  }

  private static Set<String> jars(Path copy) throws IOException {
    try (Stream<Path> files = Files.list(copy.resolve("lib").toRealPath())) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> openFiles(Process host) throws IOException {
    Set<String> open = new TreeSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", host.pid() + "", "fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          open.add(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
          // It was closed while the list was read.
        }
      }
    }
    return open;
  }

  private static void delete(Path copy) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(copy)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
