package com.tabagent.lmstudio.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.json.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The doctor as a command of the packaged host, and as an action of it.
@Timeout(300)
class DoctorCommandIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));

  @TempDir private Path folder;

  @Test
  void theCommandAndTheActionFindTheSameAndTheCommandMendsIt() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Patient patient = Patient.healthy(folder, server)) {
      assertThat(doctor(patient, 0))
          .contains("[ok]    chromium", "[ok]    firefox", "[ok]    server", "[ok]    models")
          .contains("[warn]  start-up cache")
          .endsWith(
              "1 warning, 0 errors. What is marked with * is mended by: "
                  + DISTRIBUTION.resolve("bin/tabagent-host")
                  + " doctor --fix\n");

      patient.write(patient.chromiumManifest(), "{");
      assertThat(doctor(patient, 1, "--json"))
          .startsWith("{\"verdict\":\"error\"")
          .contains("\"name\":\"chromium\",\"verdict\":\"error\"");
      assertThat(diagnose(patient))
          .startsWith(
              "{\"status\":\"success\",\"action\":\"diagnose\",\"payload\":{\"verdict\":\"error\"")
          .contains("\"name\":\"chromium\",\"verdict\":\"error\"");

      assertThat(doctor(patient, 0, "--fix"))
          .contains("[ok]    chromium", "[ok]    start-up cache")
          .endsWith(" ok, 0 warnings, 0 errors.\n");
      assertThat(diagnose(patient)).contains("\"verdict\":\"ok\",\"ok\":9,\"warnings\":0");
    }
  }

  /// The installed copy lies in the home of a user with a space and an apostrophe in the name.
  @Test
  void theNextStepWorksWhenItIsPasted() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Patient patient = Patient.healthy(folder, server)) {
      patient.write(patient.firefoxManifest(), "{");
      String line =
          Json.parseObject(doctor(patient, patient.stay(), 1, "--json"))
              .objects("findings")
              .stream()
              .filter(finding -> finding.text("name").equals(Optional.of("firefox")))
              .findFirst()
              .flatMap(finding -> finding.object("remedy"))
              .flatMap(remedy -> remedy.text("command"))
              .orElseThrow();
      assertThat(Pasted.words(line))
          .containsExactly(
              patient.stay().resolve("bin/tabagent-host").toString(),
              "install",
              "--browser",
              "firefox",
              "--firefox-id",
              Patient.FIREFOX_ID);

      Process shell = start(patient, List.of("/bin/sh", "-c", line));
      assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Firefox");

      assertThat(shell.waitFor()).isZero();
      assertThat(doctor(patient, patient.stay(), 0))
          .contains("[ok]    firefox", "[ok]    start-up cache");
      spoilsTheCache(patient, "lib/build.id");
    }
  }

  /// By what the launcher compares, and the note beside the cache does not tell.
  private static void spoilsTheCache(Patient patient, String file) throws Exception {
    Files.writeString(patient.copy().resolve(file), "0123456789abcdef\n");

    assertThat(doctor(patient, patient.stay(), 0)).contains("[warn]  start-up cache");
  }

  /// What a damaged copy would register again is the damage.
  @Test
  void aDamagedCopyDoesNotMendItself() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Patient patient = Patient.healthy(folder, server)) {
      Path copy = patient.copy();
      Files.writeString(copy.resolve("lib/left-over.txt"), "x");

      assertThat(doctor(patient, copy, 1, "--fix"))
          .contains("[error] copy", "is damaged", "next: Download the host again");

      assertThat(copy.resolveSibling("").toFile().list()).containsExactly(nameOf(copy));
      assertThat(patient.copy()).isEqualTo(copy);
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }

  private static String doctor(Patient patient, int exitCode, String... options) throws Exception {
    return doctor(patient, DISTRIBUTION, exitCode, options);
  }

  /// @param host the copy of the host that looks
  private static String doctor(Patient patient, Path host, int exitCode, String... options)
      throws Exception {
    var arguments = new ArrayList<>(List.of("doctor"));
    arguments.addAll(List.of(options));
    Process command = start(patient, host, arguments);
    String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(command.waitFor()).as(out).isEqualTo(exitCode);
    return out;
  }

  private static String diagnose(Patient patient) throws Exception {
    Process host = start(patient, DISTRIBUTION, List.of("serve"));
    byte[] json = "{\"action\":\"diagnose\"}".getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + json.length).order(ByteOrder.nativeOrder());
    try (var in = host.getOutputStream()) {
      in.write(frame.putInt(json.length).put(json).array());
      in.flush();
      return new FrameReader(host.getInputStream()).read() instanceof Frame.Content(byte[] reply)
          ? new String(reply, StandardCharsets.UTF_8)
          : "no reply";
    } finally {
      host.destroyForcibly();
    }
  }

  private static Process start(Patient patient, Path host, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(host.resolve("bin/tabagent-host").toString());
    command.addAll(arguments);
    return start(patient, command);
  }

  private static Process start(Patient patient, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(patient.simulated().environment());
    // No folder with a browser in it; the launcher and the doctor want none of the others.
    builder.environment().put("PATH", Files.createDirectories(patient.home("none")).toString());
    return builder.start();
  }
}
