package com.tabagent.lmstudio.adapter.http;

import java.time.Duration;
import java.util.Optional;

/// How this adapter reaches LM Studio, and how much it takes in.
///
/// @param apiToken sent as `Authorization: Bearer`, never shown; visible ASCII
/// @param relayTimeouts how long a relayed request waits, and for what
/// @param probeConnectTimeout how long a question to the server waits for a connection; at most
///   `probeTimeout`
/// @param probeTimeout how long such a question takes in all, up to three seconds
/// @param largestAnswer the longest answer that is no stream, in bytes, up to 1 GiB
/// @param largestEvent the longest data of one event of a stream, in bytes, up to 1 GiB
public record HttpSettings(
    Optional<String> apiToken,
    RelayTimeouts relayTimeouts,
    Duration probeConnectTimeout,
    Duration probeTimeout,
    int largestAnswer,
    int largestEvent) {

  private static final int MIB = 1024 * 1024;
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(3);

  public HttpSettings {
    check(apiToken.isEmpty() || isVisible(apiToken.get()), "an API token is visible ASCII");
    check(isWithin(probeTimeout, LONGEST_PROBE), "the probe timeout is 1 ms to 3 s");
    check(
        isWithin(probeConnectTimeout, probeTimeout),
        "the probe's connect timeout is 1 ms to its whole timeout");
    check(isSize(largestAnswer), "the largest answer is 1 byte to 1 GiB");
    check(isSize(largestEvent), "the largest event is 1 byte to 1 GiB");
  }

  /// No token; [RelayTimeouts#DEFAULT]; a probe gets 1 s to connect and 2.5 s in all; 64 MiB for an
  /// answer and for an event.
  public static HttpSettings defaults() {
    return new HttpSettings(
        Optional.empty(),
        RelayTimeouts.DEFAULT,
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        64 * MIB,
        64 * MIB);
  }

  public HttpSettings withApiToken(String token) {
    return new HttpSettings(
        Optional.of(token),
        relayTimeouts,
        probeConnectTimeout,
        probeTimeout,
        largestAnswer,
        largestEvent);
  }

  public HttpSettings withRelayTimeouts(RelayTimeouts timeouts) {
    return new HttpSettings(
        apiToken, timeouts, probeConnectTimeout, probeTimeout, largestAnswer, largestEvent);
  }

  public HttpSettings withProbeTimeouts(Duration connect, Duration total) {
    return new HttpSettings(apiToken, relayTimeouts, connect, total, largestAnswer, largestEvent);
  }

  public HttpSettings withLargestAnswer(int bytes) {
    return new HttpSettings(
        apiToken, relayTimeouts, probeConnectTimeout, probeTimeout, bytes, largestEvent);
  }

  public HttpSettings withLargestEvent(int bytes) {
    return new HttpSettings(
        apiToken, relayTimeouts, probeConnectTimeout, probeTimeout, largestAnswer, bytes);
  }

  /// What goes into the `Authorization` header; empty for none.
  String authorization() {
    return apiToken.map("Bearer "::concat).orElse("");
  }

  /// Without the token: this text may reach a log.
  @Override
  public String toString() {
    return "HttpSettings[apiToken="
        + (apiToken.isPresent() ? "set" : "none")
        + ", relayTimeouts="
        + relayTimeouts
        + ", probeConnectTimeout="
        + probeConnectTimeout
        + ", probeTimeout="
        + probeTimeout
        + ", largestAnswer="
        + largestAnswer
        + ", largestEvent="
        + largestEvent
        + "]";
  }

  private static boolean isVisible(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
        return false;
      }
    }
    return !token.isEmpty();
  }

  private static boolean isWithin(Duration duration, Duration longest) {
    return duration.toMillis() >= 1 && duration.compareTo(longest) <= 0;
  }

  private static boolean isSize(int bytes) {
    return bytes >= 1 && bytes <= 1024 * MIB;
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
