package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.adapter.filesystem.JsonScalars.Scalar;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What LM Studio notes about its listeners in its `.internal` folder. Its makers do not promise
/// the format, so each value is checked by itself and a bad one does not cost the others.
final class ServerFiles {

  /// How the server for users is set up; absent until it has been started once.
  static final String SETTINGS = "http-server-config.json";

  /// Where a running app or daemon answers its own tools. Its port is never the server's.
  private static final String INTERNAL_API = "http-server.json";

  private ServerFiles() {}

  static ServerSettings settings(Path internal) {
    Map<String, Scalar> stored = JsonScalars.in(internal.resolve(SETTINGS));
    return new ServerSettings(
        port(stored.get("port"), true).orElse(ServerSettings.DEFAULT.port()),
        networkInterface(stored.get("networkInterface")),
        isTrue(stored.get("cors")));
  }

  static OptionalInt internalPort(Path internal) {
    return port(JsonScalars.in(internal.resolve(INTERNAL_API)).get("port"), false);
  }

  private static OptionalInt port(@Nullable Scalar stored, boolean orString) {
    if (stored == null) {
      return OptionalInt.empty();
    }
    boolean readable =
        stored.kind() == JsonToken.VALUE_NUMBER_INT
            || (orString && stored.kind() == JsonToken.VALUE_STRING);
    return readable ? port(stored.text().strip()) : OptionalInt.empty();
  }

  private static OptionalInt port(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return OptionalInt.empty();
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalInt.empty();
      }
      port = port * 10 + digit - '0';
    }
    return port >= 1 && port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /// An address that nothing could be connected to would take every question about the server down.
  private static String networkInterface(@Nullable Scalar stored) {
    if (stored != null && stored.kind() == JsonToken.VALUE_STRING) {
      try {
        Endpoint.ofBindAddress(stored.text(), Endpoint.DEFAULT_PORT);
        return stored.text();
      } catch (IllegalArgumentException noAddress) {
        // The default is what LM Studio itself takes where nothing is stored.
      }
    }
    return ServerSettings.DEFAULT.networkInterface();
  }

  private static boolean isTrue(@Nullable Scalar stored) {
    return stored != null && stored.kind() == JsonToken.VALUE_TRUE;
  }
}
