package com.tabagent.lmstudio.doctor;

import static com.tabagent.lmstudio.doctor.Expectation.left;
import static com.tabagent.lmstudio.doctor.Expectation.mended;
import static com.tabagent.lmstudio.doctor.Expectation.mendedWarning;
import static com.tabagent.lmstudio.doctor.Expectation.warning;
import static com.tabagent.lmstudio.doctor.Patient.CHROMIUM_ID;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Optional;

/// A way in which what worked comes to work no longer, and what the doctor has to say of it.
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Breakage {
  MANIFEST_DELETED(
      mended("chromium", "not registered with Chromium"),
      patient -> patient.delete(patient.chromiumManifest())),
  MANIFEST_NO_JSON(
      mended("chromium", "is not JSON"),
      patient -> patient.write(patient.chromiumManifest(), "{\"name\":")),
  MANIFEST_EMPTY(
      mended("firefox", "does not hold a JSON object"),
      patient -> patient.write(patient.firefoxManifest(), "")),
  DESCRIPTION_MISSING(
      mended("chromium", "no description"),
      patient -> patient.edit(patient.chromiumManifest(), "\"description\"", "\"_\"")),
  NAME_OF_ANOTHER_HOST(
      mended("chromium", "another name, 'com.tabagent.guest'"),
      patient ->
          patient.edit(patient.chromiumManifest(), "com.tabagent.host", "com.tabagent.guest")),
  TYPE_NOT_STDIO(
      mended("firefox", "another type, 'pipe'"),
      patient -> patient.edit(patient.firefoxManifest(), "\"stdio\"", "\"pipe\"")),
  PATH_RELATIVE(
      mended("chromium", "a path that is not absolute"),
      patient ->
          patient.edit(patient.chromiumManifest(), patient.stay().toString(), "tabagent-host")),
  ORIGIN_WITHOUT_SLASH(
      mended("chromium", "is not chrome-extension://ID/"),
      patient -> patient.edit(patient.chromiumManifest(), CHROMIUM_ID + "/", CHROMIUM_ID)),
  ORIGIN_A_WILDCARD(
      mended("chromium", "a caller that is none"),
      patient -> patient.edit(patient.chromiumManifest(), CHROMIUM_ID, "*")),
  NOBODY_MAY_CALL(
      mended("firefox", "No extension may call from Firefox"),
      patient -> patient.edit(patient.firefoxManifest(), "\"" + Patient.FIREFOX_ID + "\"", "")),
  EXTENSION_NOT_LISTED(
      mended("chromium", "keeps the extension " + CHROMIUM_ID + " out"),
      patient ->
          patient.edit(
              patient.chromiumManifest(), CHROMIUM_ID, "ponmlkjihgfedcbaponmlkjihgfedcba")),
  COMMENT_FOR_FIREFOX(
      mended("firefox", "an unknown key '_comment'"),
      patient -> patient.edit(patient.firefoxManifest(), "{", "{\"_comment\":\"mine\",")),
  ONE_MANIFEST_FOR_BOTH(
      mended("firefox", "an unknown key 'allowed_origins'"),
      patient ->
          Files.writeString(
              patient.firefoxManifest(), Files.readString(patient.chromiumManifest()))),
  LAUNCHER_GONE(
      mended("chromium", "which is not there"),
      patient ->
          patient.edit(patient.chromiumManifest(), "/bin/tabagent-host", "/bin/tabagent-hots")),
  LAUNCHER_A_FOLDER(
      mended("chromium", "which is not a file"),
      patient -> patient.edit(patient.chromiumManifest(), "/bin/tabagent-host", "/bin")),
  HOST_DELETED(mended("chromium", "which is not there"), patient -> patient.delete(patient.stay())),
  LINK_BROKEN(
      mended("firefox", "which is not there"),
      patient -> patient.delete(patient.stay().resolve("bin"))),
  LAUNCHER_NOT_EXECUTABLE(
      mended("chromium", "may not be executed"),
      patient -> {
        if (!patient.launcher().toFile().setExecutable(false, false)) {
          throw new IOException("the launcher stays executable");
        }
      }),
  LAUNCHER_WITHOUT_INTERPRETER(
      mended("chromium", "is not a program of this machine"),
      patient -> patient.launch("#!/no/such/shell", "exit 0")),
  CLASSES_GONE(
      mended("chromium", "before it answered"),
      patient -> {
        patient.delete(patient.copy().resolve("lib"));
        Files.createDirectory(patient.copy().resolve("lib"));
      }),
  HOST_ENDS_AT_ONCE(
      mended("firefox", "exit code 3 before it answered: out of order"),
      patient -> patient.launch("#!/bin/sh", "echo out of order >&2", "exit 3")),
  HOST_FINDS_NO_JAVA(
      left("chromium", "finds no Java where a browser starts it"),
      patient -> patient.launch("#!/bin/sh", "echo no Java >&2", "exit 69")),
  STRAY_LINE_AMONG_FRAMES(
      mended("chromium", "a message of 1819043144 bytes"),
      patient -> patient.launch("#!/bin/sh", "echo Hello world", "exec cat >&2")),
  ANOTHER_PROGRAM_ANSWERS(
      mended("chromium", "Another program"),
      patient -> patient.launch("#!/bin/sh", "printf '\\002\\000\\000\\000{}'", "exec cat >&2")),
  HOST_DOES_NOT_END(
      mended("chromium", "after the connection was closed"),
      patient ->
          patient.launch(
              "#!/bin/sh",
              "printf '\\073\\000\\000\\000{\"status\":\"success\",\"payload\":{\"host\":\"com.tabagent.host\"}}'",
              "exec sleep 60")),
  CALLER_LIST_OF_THE_HOST(
      mended("chromium", "turns the caller away"),
      patient -> {
        patient.settings("{\"allowed_extensions\":[\"ponmlkjihgfedcbaponmlkjihgfedcba\"]}");
        patient.delete(patient.stay().resolve("callers.txt"));
      }),
  HOST_OF_ANOTHER_BUILD(
      mendedWarning("copy", "not the version that looks here"),
      patient -> Files.writeString(patient.copy().resolve("lib/left-over.txt"), "x")),
  HOST_OUTSIDE(
      mendedWarning("chromium", "not where it is installed"),
      patient ->
          patient.edit(
              patient.chromiumManifest(),
              patient.stay().toString(),
              System.getProperty("distribution.directory"))),
  BLOCKED_BY_POLICY(
      left("chromium", "An administrator keeps Chromium"),
      patient -> patient.policy("{\"NativeMessagingBlocklist\":[\"*\"]}")),
  USER_LEVEL_FORBIDDEN(
      left("chromium", "only hosts that are registered for all users"),
      patient -> patient.policy("{\"NativeMessagingUserLevelHosts\":false}")),
  SETTINGS_BROKEN(left("settings", "cannot be read as JSON"), patient -> patient.settings("{")),
  SETTING_UNKNOWN(left("settings", "'port'"), patient -> patient.settings("{\"port\":1234}")),
  LM_STUDIO_REMOVED(
      left("app", "LM Studio is not installed"),
      patient -> {
        patient.settings("{\"api_endpoint\":\"127.0.0.1:" + freePort() + "\"}");
        patient.delete(patient.simulated().lmStudioHome());
        patient.delete(patient.simulated().app());
      }),
  APP_MOVED(
      warning("app", "not where its own record"),
      patient -> patient.delete(patient.simulated().app())),
  TOOL_NOT_SET_UP(left("lms", "not set up"), patient -> patient.delete(patient.simulated().lms())),
  TOOL_EMPTY(
      left("lms", "not set up"), patient -> Files.write(patient.simulated().lms(), new byte[0])),
  SERVER_OFF(
      warning("server", "server is off"),
      patient -> patient.simulated().configure(freePort(), "127.0.0.1", false)),
  SERVER_PORT_TAKEN(
      left("server", "Another program than LM Studio answers"),
      ServerOptions.defaults().withFaults(Fault.FOREIGN_GREETING)),
  TOKEN_WANTED(
      left("server", "wants an API token"),
      ServerOptions.defaults().withRequiredToken("sk-lm-secret")),
  NO_MODEL(warning("models", "no model that can chat"), ServerOptions.defaults().withModels());

  private final Expectation expectation;
  private final Optional<ServerOptions> server;
  private final Damage damage;

  Breakage(Expectation expectation, Damage damage) {
    this(expectation, Optional.empty(), damage);
  }

  /// @param server LM Studio's server, which is what is wrong
  Breakage(Expectation expectation, ServerOptions server) {
    this(expectation, Optional.of(server), patient -> {});
  }

  Breakage(Expectation expectation, Optional<ServerOptions> server, Damage damage) {
    this.expectation = expectation;
    this.server = server;
    this.damage = damage;
  }

  /// What the doctor has to find.
  Expectation expectation() {
    return expectation;
  }

  /// The server of a machine to which this happens.
  SimulatedServer server() {
    return SimulatedServer.start(server.orElseGet(ServerOptions::defaults));
  }

  void happensTo(Patient patient) throws IOException {
    damage.doTo(patient);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @FunctionalInterface
  private interface Damage {
    void doTo(Patient patient) throws IOException;
  }
}
