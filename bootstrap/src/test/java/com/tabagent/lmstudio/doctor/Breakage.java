package com.tabagent.lmstudio.doctor;

import static com.tabagent.lmstudio.doctor.Patient.CHROMIUM_ID;
import static com.tabagent.lmstudio.domain.diagnosis.Verdict.ERROR;
import static com.tabagent.lmstudio.domain.diagnosis.Verdict.WARNING;

import com.tabagent.lmstudio.domain.diagnosis.Verdict;
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
      "chromium",
      ERROR,
      "not registered with Chromium",
      true,
      patient -> patient.delete(patient.chromiumManifest())),
  MANIFEST_NO_JSON(
      "chromium",
      ERROR,
      "is not JSON",
      true,
      patient -> patient.write(patient.chromiumManifest(), "{\"name\":")),
  MANIFEST_EMPTY(
      "firefox",
      ERROR,
      "does not hold a JSON object",
      true,
      patient -> patient.write(patient.firefoxManifest(), "")),
  DESCRIPTION_MISSING(
      "chromium",
      ERROR,
      "no description",
      true,
      patient -> patient.edit(patient.chromiumManifest(), "\"description\"", "\"_\"")),
  NAME_OF_ANOTHER_HOST(
      "chromium",
      ERROR,
      "another name, 'com.tabagent.guest'",
      true,
      patient ->
          patient.edit(patient.chromiumManifest(), "com.tabagent.host", "com.tabagent.guest")),
  TYPE_NOT_STDIO(
      "firefox",
      ERROR,
      "another type, 'pipe'",
      true,
      patient -> patient.edit(patient.firefoxManifest(), "\"stdio\"", "\"pipe\"")),
  PATH_RELATIVE(
      "chromium",
      ERROR,
      "a path that is not absolute",
      true,
      patient ->
          patient.edit(patient.chromiumManifest(), patient.stay().toString(), "tabagent-host")),
  ORIGIN_WITHOUT_SLASH(
      "chromium",
      ERROR,
      "is not chrome-extension://ID/",
      true,
      patient -> patient.edit(patient.chromiumManifest(), CHROMIUM_ID + "/", CHROMIUM_ID)),
  ORIGIN_A_WILDCARD(
      "chromium",
      ERROR,
      "a caller that is none",
      true,
      patient -> patient.edit(patient.chromiumManifest(), CHROMIUM_ID, "*")),
  NOBODY_MAY_CALL(
      "firefox",
      ERROR,
      "No extension may call from Firefox",
      true,
      patient -> patient.edit(patient.firefoxManifest(), "\"" + Patient.FIREFOX_ID + "\"", "")),
  EXTENSION_NOT_LISTED(
      "chromium",
      ERROR,
      "keeps the extension " + CHROMIUM_ID + " out",
      true,
      patient ->
          patient.edit(
              patient.chromiumManifest(), CHROMIUM_ID, "ponmlkjihgfedcbaponmlkjihgfedcba")),
  COMMENT_FOR_FIREFOX(
      "firefox",
      ERROR,
      "an unknown key '_comment'",
      true,
      patient -> patient.edit(patient.firefoxManifest(), "{", "{\"_comment\":\"mine\",")),
  ONE_MANIFEST_FOR_BOTH(
      "firefox",
      ERROR,
      "an unknown key 'allowed_origins'",
      true,
      patient ->
          Files.writeString(
              patient.firefoxManifest(), Files.readString(patient.chromiumManifest()))),
  LAUNCHER_GONE(
      "chromium",
      ERROR,
      "which is not there",
      true,
      patient ->
          patient.edit(patient.chromiumManifest(), "/bin/tabagent-host", "/bin/tabagent-hots")),
  LAUNCHER_A_FOLDER(
      "chromium",
      ERROR,
      "which is not a file",
      true,
      patient -> patient.edit(patient.chromiumManifest(), "/bin/tabagent-host", "/bin")),
  HOST_DELETED(
      "chromium", ERROR, "which is not there", true, patient -> patient.delete(patient.stay())),
  LINK_BROKEN(
      "firefox",
      ERROR,
      "which is not there",
      true,
      patient -> patient.delete(patient.stay().resolve("bin"))),
  LAUNCHER_NOT_EXECUTABLE(
      "chromium",
      ERROR,
      "may not be executed",
      true,
      patient -> {
        if (!patient.launcher().toFile().setExecutable(false, false)) {
          throw new IOException("the launcher stays executable");
        }
      }),
  LAUNCHER_WITHOUT_INTERPRETER(
      "chromium",
      ERROR,
      "is not a program of this machine",
      true,
      patient -> patient.launch("#!/no/such/shell", "exit 0")),
  CLASSES_GONE(
      "chromium",
      ERROR,
      "before it answered",
      true,
      patient -> {
        patient.delete(patient.copy().resolve("lib"));
        Files.createDirectory(patient.copy().resolve("lib"));
      }),
  HOST_ENDS_AT_ONCE(
      "firefox",
      ERROR,
      "exit code 3 before it answered: out of order",
      true,
      patient -> patient.launch("#!/bin/sh", "echo out of order >&2", "exit 3")),
  HOST_FINDS_NO_JAVA(
      "chromium",
      ERROR,
      "finds no Java where a browser starts it",
      false,
      patient -> patient.launch("#!/bin/sh", "echo no Java >&2", "exit 69")),
  STRAY_LINE_AMONG_FRAMES(
      "chromium",
      ERROR,
      "a message of 1819043144 bytes",
      true,
      patient -> patient.launch("#!/bin/sh", "echo Hello world", "exec cat >&2")),
  ANOTHER_PROGRAM_ANSWERS(
      "chromium",
      ERROR,
      "Another program",
      true,
      patient -> patient.launch("#!/bin/sh", "printf '\\002\\000\\000\\000{}'", "exec cat >&2")),
  HOST_DOES_NOT_END(
      "chromium",
      ERROR,
      "after the connection was closed",
      true,
      patient ->
          patient.launch(
              "#!/bin/sh",
              "printf '\\073\\000\\000\\000{\"status\":\"success\",\"payload\":{\"host\":\"com.tabagent.host\"}}'",
              "exec sleep 60")),
  CALLER_LIST_OF_THE_HOST(
      "chromium",
      ERROR,
      "turns the caller away",
      true,
      patient -> {
        patient.settings("{\"allowed_extensions\":[\"ponmlkjihgfedcbaponmlkjihgfedcba\"]}");
        patient.delete(patient.stay().resolve("callers.txt"));
      }),
  HOST_OF_ANOTHER_BUILD(
      "copy",
      WARNING,
      "not the version that looks here",
      true,
      patient -> Files.writeString(patient.copy().resolve("lib/left-over.txt"), "x")),
  HOST_OUTSIDE(
      "chromium",
      WARNING,
      "not where it is installed",
      true,
      patient ->
          patient.edit(
              patient.chromiumManifest(),
              patient.stay().toString(),
              System.getProperty("distribution.directory"))),
  BLOCKED_BY_POLICY(
      "chromium",
      ERROR,
      "An administrator keeps Chromium",
      false,
      patient -> patient.policy("{\"NativeMessagingBlocklist\":[\"*\"]}")),
  USER_LEVEL_FORBIDDEN(
      "chromium",
      ERROR,
      "only hosts that are registered for all users",
      false,
      patient -> patient.policy("{\"NativeMessagingUserLevelHosts\":false}")),
  SETTINGS_BROKEN(
      "settings", ERROR, "cannot be read as JSON", false, patient -> patient.settings("{")),
  SETTING_UNKNOWN(
      "settings", ERROR, "'port'", false, patient -> patient.settings("{\"port\":1234}")),
  LM_STUDIO_REMOVED(
      "app",
      ERROR,
      "LM Studio is not installed",
      false,
      patient -> {
        patient.settings("{\"api_endpoint\":\"127.0.0.1:" + freePort() + "\"}");
        patient.delete(patient.simulated().lmStudioHome());
        patient.delete(patient.simulated().app());
      }),
  APP_MOVED(
      "app",
      WARNING,
      "not where its own record",
      false,
      patient -> patient.delete(patient.simulated().app())),
  TOOL_NOT_SET_UP(
      "lms", ERROR, "not set up", false, patient -> patient.delete(patient.simulated().lms())),
  TOOL_EMPTY(
      "lms",
      ERROR,
      "not set up",
      false,
      patient -> Files.write(patient.simulated().lms(), new byte[0])),
  SERVER_OFF(
      "server",
      WARNING,
      "server is off",
      false,
      patient -> patient.simulated().configure(freePort(), "127.0.0.1", false)),
  SERVER_PORT_TAKEN(
      "server",
      ERROR,
      "Another program than LM Studio answers",
      ServerOptions.defaults().withFaults(Fault.FOREIGN_GREETING)),
  TOKEN_WANTED(
      "server",
      ERROR,
      "wants an API token",
      ServerOptions.defaults().withRequiredToken("sk-lm-secret")),
  NO_MODEL("models", WARNING, "no model that can chat", ServerOptions.defaults().withModels());

  private final String name;
  private final Verdict verdict;
  private final String words;
  private final boolean mendable;
  private final Optional<ServerOptions> server;
  private final Damage damage;

  Breakage(String name, Verdict verdict, String words, boolean mendable, Damage damage) {
    this(name, verdict, words, mendable, Optional.empty(), damage);
  }

  /// @param server LM Studio's server, which is what is wrong
  Breakage(String name, Verdict verdict, String words, ServerOptions server) {
    this(name, verdict, words, false, Optional.of(server), patient -> {});
  }

  Breakage(
      String name,
      Verdict verdict,
      String words,
      boolean mendable,
      Optional<ServerOptions> server,
      Damage damage) {
    this.name = name;
    this.verdict = verdict;
    this.words = words;
    this.mendable = mendable;
    this.server = server;
    this.damage = damage;
  }

  /// What the finding is about.
  String findingName() {
    return name;
  }

  Verdict verdict() {
    return verdict;
  }

  /// What its cause says, among others.
  String words() {
    return words;
  }

  boolean mendable() {
    return mendable;
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
