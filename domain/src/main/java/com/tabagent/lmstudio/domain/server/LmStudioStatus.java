package com.tabagent.lmstudio.domain.server;

import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.Optional;

/// Everything a caller learns about LM Studio in one look.
///
/// @param installation what lies on the disk
/// @param endpoint where the server is, or would be
/// @param server what answers there
/// @param version LM Studio's version, where the app runs and tells it
/// @param owner who started the server
public record LmStudioStatus(
    Installation installation,
    Endpoint endpoint,
    ServerState server,
    Optional<String> version,
    Owner owner) {

  /// Who started a running server.
  public enum Owner {
    /// This process did.
    US,
    /// Not this process; by whom cannot be told.
    UNKNOWN
  }

  public boolean installed() {
    return installation.installed();
  }

  public boolean bootstrapped() {
    return installation.bootstrapped();
  }

  /// True also where the server runs and asks for a token.
  public boolean serverRunning() {
    return server.running();
  }

  /// Such as `http://127.0.0.1:1234`; always one that can be connected to.
  public String apiEndpoint() {
    return endpoint.url();
  }

  public Optional<String> currentModel() {
    return server instanceof ServerState.Running running
        ? running.currentModel()
        : Optional.empty();
  }

  public Readiness readiness() {
    return Readiness.of(installation, server);
  }

  public Optional<Remedy> remedy() {
    return readiness().remedy(installation, endpoint);
  }
}
