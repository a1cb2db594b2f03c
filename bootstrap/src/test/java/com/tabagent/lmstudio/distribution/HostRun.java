package com.tabagent.lmstudio.distribution;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher of the packaged distribution, run on a simulated machine.
final class HostRun {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("distribution.directory"), "bin", "tabagent-host");

  private HostRun() {}

  /// Writes all messages, ends the input at once, and takes what comes back.
  static List<String> answers(SimulatedMachine machine, String... messages) throws Exception {
    Process host = start(machine, Redirect.PIPE, "serve");
    try {
      try (var in = host.getOutputStream()) {
        in.write(frames(messages));
      }
      byte[] out = host.getInputStream().readAllBytes();
      // A browser that has closed the connection kills what is still there two seconds later.
      if (!host.waitFor(2, TimeUnit.SECONDS) || host.exitValue() != 0) {
        throw new AssertionError("the host did not end well");
      }
      return texts(out);
    } finally {
      host.destroyForcibly();
    }
  }

  /// Sends one message and waits for its reply before the input ends.
  static String answer(SimulatedMachine machine, String message) throws Exception {
    return answerOf(machine, LAUNCHER, message, "serve");
  }

  /// The same from any launcher, started as a browser would.
  static String answerOf(
      SimulatedMachine machine, Path launcher, String message, String... arguments)
      throws Exception {
    Process host = start(machine, launcher, Redirect.PIPE, arguments);
    try (var in = host.getOutputStream()) {
      in.write(frames(message));
      in.flush();
      if (new FrameReader(host.getInputStream()).read() instanceof Frame.Content(byte[] reply)) {
        return new String(reply, StandardCharsets.UTF_8);
      }
      throw new AssertionError("no reply to " + message);
    } finally {
      host.destroyForcibly();
    }
  }

  /// Runs a command to its end; standard output only.
  static String output(SimulatedMachine machine, int exitCode, String... arguments)
      throws Exception {
    Process command = start(machine, Redirect.PIPE, arguments);
    String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (command.waitFor() != exitCode) {
      throw new AssertionError("exit code " + command.exitValue() + ": " + out);
    }
    return out;
  }

  /// Starts a command, or the host, and returns at once; standard error goes where the test's goes.
  static Process start(SimulatedMachine machine, Redirect out, String... arguments)
      throws IOException {
    return start(machine, LAUNCHER, out, arguments);
  }

  /// The same with the launcher of another copy.
  static Process start(SimulatedMachine machine, Path launcher, Redirect out, String... arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment(machine));
    return builder.start();
  }

  private static Map<String, String> environment(SimulatedMachine machine) {
    var environment = new HashMap<>(machine.environment());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("TABAGENT_JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  private static byte[] frames(String... messages) throws IOException {
    var out = new ByteArrayOutputStream();
    for (String message : messages) {
      byte[] json = message.getBytes(StandardCharsets.UTF_8);
      out.write(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(json.length).array());
      out.write(json);
    }
    return out.toByteArray();
  }

  private static List<String> texts(byte[] out) throws IOException {
    var texts = new ArrayList<String>();
    var reader = new FrameReader(new ByteArrayInputStream(out));
    while (reader.read() instanceof Frame.Content(byte[] reply)) {
      texts.add(new String(reply, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
