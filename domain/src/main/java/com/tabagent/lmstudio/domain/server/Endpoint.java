package com.tabagent.lmstudio.domain.server;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the server is reached: a host that can be connected to, and a port. Plain HTTP, as LM
/// Studio speaks no other.
///
/// @param host an address literal or a host name; never a wildcard, never `localhost` (which may
///   mean `::1`, where LM Studio does not listen)
/// @param port 1 to 65535
public record Endpoint(String host, int port) {

  /// LM Studio's port unless the user chose another.
  public static final int DEFAULT_PORT = 1234;

  public static final Endpoint DEFAULT = new Endpoint("127.0.0.1", DEFAULT_PORT);

  /// A host with colons of its own is an IPv6 address without brackets, and then has no port.
  private static final Pattern PASTED =
      Pattern.compile(
          "(?i:http://)?"
              + "(?<host>\\[[^\\[\\]]+]|[^\\[\\]/?#]*:[^\\[\\]/?#]*:[^\\[\\]/?#]*|[^\\[\\]:/?#]+)"
              + "(:(?<port>[0-9]{1,5}))?/*(v1/*)?");

  public Endpoint {
    host = host.toLowerCase(Locale.ROOT);
    if (!Host.isValid(host) || Host.isWildcard(host)) {
      throw new IllegalArgumentException("not a host name or address: '" + host + "'");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    if (host.equals("localhost")) {
      host = "127.0.0.1";
    }
  }

  /// The endpoint at which a server bound to `networkInterface` can be reached from its own
  /// machine: a wildcard or nothing means loopback.
  public static Endpoint ofBindAddress(String networkInterface, int port) {
    String address = networkInterface.strip();
    boolean anywhere = address.isEmpty() || Host.isWildcard(address);
    return new Endpoint(anywhere ? "127.0.0.1" : address, port);
  }

  /// Reads what a person would paste: with or without `http://`, with or without a port, a closing
  /// slash, or `/v1` behind; an IPv6 address with or without brackets.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is allowed
  public static Endpoint parse(String text) {
    Matcher pasted = PASTED.matcher(text.strip());
    if (!pasted.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not the address of a server; one looks like " + DEFAULT);
    }
    String host = pasted.group("host").replaceAll("[\\[\\]]", "");
    String port = pasted.group("port");
    return ofBindAddress(host, port == null ? DEFAULT_PORT : Integer.parseInt(port));
  }

  /// Whether the endpoint is on this very machine's loopback interface.
  public boolean isLoopback() {
    return Host.isLoopback(host);
  }

  /// The base address without a closing slash, such as `http://127.0.0.1:1234`.
  public String url() {
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return url();
  }
}
