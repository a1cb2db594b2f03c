package com.tabagent.lmstudio.domain.server;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.Map;
import java.util.Optional;

/// The table of states: from what is installed and what answers to the one word that a user is
/// shown.
public enum Readiness {
  /// Nothing to do.
  READY,
  /// Installed and set up; the server is off.
  SERVER_DOWN,
  /// Installed; the command line tool that starts the server is not set up.
  NOT_BOOTSTRAPPED,
  /// LM Studio is not on this machine.
  NOT_INSTALLED,
  /// The server's port belongs to something else, or to something that does not answer.
  PORT_IN_USE,
  /// The server runs and wants an API token.
  AUTH_REQUIRED,
  /// The server is being started.
  STARTING;

  /// What answers at the endpoint decides first: a server that runs is usable however it came
  /// there. Where none runs, what is missing on the disk is told before anything else.
  public static Readiness of(Installation installation, ServerState server) {
    if (server.running()) {
      return server.word();
    }
    if (!installation.installed()) {
      return NOT_INSTALLED;
    }
    return installation.bootstrapped() ? server.word() : NOT_BOOTSTRAPPED;
  }

  /// Why a server that is needed is not there, as a failure.
  ///
  /// @param server any state but a running one
  public static Failure obstacle(Installation installation, Endpoint endpoint, ServerState server) {
    Readiness readiness = of(installation, server);
    return new Failure(
        readiness.failureCode(),
        readiness.sentence(endpoint),
        readiness.remedy(installation, endpoint),
        Map.of());
  }

  private FailureCode failureCode() {
    return switch (this) {
      case SERVER_DOWN, STARTING -> FailureCode.SERVER_DOWN;
      case NOT_BOOTSTRAPPED -> FailureCode.NOT_BOOTSTRAPPED;
      case NOT_INSTALLED -> FailureCode.NOT_INSTALLED;
      case PORT_IN_USE -> FailureCode.PORT_IN_USE;
      case AUTH_REQUIRED -> FailureCode.AUTH_REQUIRED;
      case READY -> throw new IllegalArgumentException("nothing stands in the way");
    };
  }

  /// The state in one sentence.
  public String sentence(Endpoint endpoint) {
    return switch (this) {
      case READY -> "LM Studio's server runs at " + endpoint + ".";
      case STARTING -> "LM Studio's server is starting.";
      case SERVER_DOWN -> "LM Studio's server does not run.";
      case NOT_BOOTSTRAPPED -> "LM Studio's command line tool (lms) is not set up.";
      case NOT_INSTALLED -> "LM Studio is not installed.";
      case PORT_IN_USE ->
          "Port " + endpoint.port() + " is taken by a program that does not answer as LM Studio.";
      case AUTH_REQUIRED -> "LM Studio's server runs at " + endpoint + " and wants an API token.";
    };
  }

  /// The one next step; empty when there is none to take.
  public Optional<Remedy> remedy(Installation installation, Endpoint endpoint) {
    return switch (this) {
      case READY -> Optional.empty();
      case STARTING -> Optional.of(Remedy.advice("LM Studio is starting. Wait a moment."));
      case SERVER_DOWN ->
          Optional.of(Remedy.action("Start LM Studio's local server.", "start_lmstudio"));
      case NOT_BOOTSTRAPPED ->
          Optional.of(
              Remedy.command(
                  "Open LM Studio once, then set up its command line tool: lms bootstrap",
                  installation.bootstrapCommand()));
      case NOT_INSTALLED ->
          Optional.of(
              Remedy.url("Install LM Studio, then open it once.", "https://lmstudio.ai/download"));
      case PORT_IN_USE ->
          Optional.of(
              Remedy.advice(
                  "Close the program that holds port "
                      + endpoint.port()
                      + " (if it is LM Studio itself, quit it and open it again), or choose another"
                      + " port in LM Studio under Developer, Server Settings."));
      case AUTH_REQUIRED ->
          Optional.of(
              Remedy.advice(
                  "Create an API token in LM Studio under Developer, Server Settings, and put it"
                      + " into this host's config.json as api_token."));
    };
  }
}
