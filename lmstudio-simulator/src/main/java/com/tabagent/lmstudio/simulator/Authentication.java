package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/// The check of API tokens, which is off until one is required.
record Authentication(Optional<String> requiredToken) {
  private static final Pattern WELL_FORMED =
      Pattern.compile("sk-lm-[A-Za-z0-9]{8}:[A-Za-z0-9]{20}");
  private static final String SCHEME = "Bearer ";
  private static final int ECHOED = 10;

  void check(Request request) throws ApiError {
    if (requiredToken.isEmpty()) {
      return;
    }
    String token = given(request).orElseThrow(Authentication::none);
    if (!token.equals(requiredToken.get())) {
      throw WELL_FORMED.matcher(token).matches() ? unknown() : malformed(token);
    }
  }

  private static Optional<String> given(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.startsWith(SCHEME))
        .map(value -> value.substring(SCHEME.length()).strip())
        .or(() -> request.header("x-api-key"));
  }

  private static ApiError none() {
    return ApiError.unauthorized(
        "An LM Studio API token is required to make requests to this server, but none was provided"
            + " using the Authorization header using the 'Bearer' scheme.");
  }

  /// Echoes the beginning of the secret, as LM Studio does: who logs it must cut it out.
  private static ApiError malformed(String token) {
    return ApiError.unauthorized(
        "Malformed LM Studio API token provided: %s*** Ensure you are using a valid token."
            .formatted(token.substring(0, Math.min(ECHOED, token.length()))));
  }

  private static ApiError unknown() {
    return ApiError.unauthorized("Invalid LM Studio API token provided.");
  }
}
