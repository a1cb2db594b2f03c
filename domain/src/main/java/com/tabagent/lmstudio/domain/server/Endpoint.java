package com.tabagent.lmstudio.domain.server;

import java.util.Locale;
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

  // Before DEFAULT, whose construction checks its host.
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  public static final Endpoint DEFAULT = new Endpoint("127.0.0.1", DEFAULT_PORT);

  public Endpoint {
    if (!HOST.matcher(host).matches() || host.length() > 253) {
      throw new IllegalArgumentException("not a host name or address: '" + host + "'");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    host = host.toLowerCase(Locale.ROOT);
    if (host.equals("localhost")) {
      host = "127.0.0.1";
    }
  }

  /// The endpoint at which a server bound to `networkInterface` can be reached from its own
  /// machine: a wildcard or nothing means loopback.
  public static Endpoint ofBindAddress(String networkInterface, int port) {
    String address = networkInterface.strip();
    boolean anywhere = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    return new Endpoint(anywhere ? "127.0.0.1" : address, port);
  }

  /// Reads what a person would paste: with or without `http://`, with or without a port, a closing
  /// slash, or `/v1` behind.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is allowed
  public static Endpoint parse(String text) {
    String rest = text.strip();
    if (rest.regionMatches(true, 0, "http://", 0, 7)) {
      rest = rest.substring(7);
    } else if (rest.contains("://")) {
      throw new IllegalArgumentException("only http:// is served by LM Studio: '" + text + "'");
    }
    rest = rest.replaceFirst("/+$", "").replaceFirst("/v1$", "").replaceFirst("/+$", "");
    int colon = rest.endsWith("]") ? -1 : rest.lastIndexOf(':');
    String host = colon < 0 ? rest : rest.substring(0, colon);
    int port = colon < 0 ? DEFAULT_PORT : parsePort(rest.substring(colon + 1), text);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return ofBindAddress(host, port);
  }

  private static int parsePort(String digits, String text) {
    if (!digits.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("no port after the colon: '" + text + "'");
    }
    return Integer.parseInt(digits);
  }

  /// Whether the endpoint is on this very machine's loopback interface.
  public boolean isLoopback() {
    return host.startsWith("127.") || host.equals("::1");
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
