package com.tabagent.lmstudio.domain.server;

/// How the user has set up LM Studio's server. `lms server start` forgets address and CORS unless
/// it is told them again, so a start passes all three back.
///
/// @param port 1 to 65535
/// @param networkInterface the address that the server binds to, as stored; may be a wildcard;
///   nothing means `127.0.0.1`
/// @param cors whether any web page may call the server
public record ServerSettings(int port, String networkInterface, boolean cors) {

  /// What LM Studio uses where nothing is stored.
  public static final ServerSettings DEFAULT =
      new ServerSettings(Endpoint.DEFAULT_PORT, "127.0.0.1", false);

  public ServerSettings {
    networkInterface = networkInterface.strip();
    if (networkInterface.isEmpty()) {
      networkInterface = "127.0.0.1";
    }
    // What no server can be reached at is no address to bind to either.
    Endpoint.ofBindAddress(networkInterface, port);
  }

  public ServerSettings withPort(int otherPort) {
    return new ServerSettings(otherPort, networkInterface, cors);
  }

  /// Where a server with these settings is reached from this machine.
  public Endpoint endpoint() {
    return Endpoint.ofBindAddress(networkInterface, port);
  }
}
