package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// From a host, as a user writes it, to an address. A literal is never looked up anywhere.
final class HostAddress {
  private HostAddress() {}

  /// The system gives no limit for looking a name up, so another thread does it and is left behind
  /// if it takes too long or is called off; it ends when the system answers.
  ///
  /// @throws UnknownHostException if there is no such host, or nobody says so in time
  static InetAddress of(String host, Deadline limit, Duration longest, Cancellation cancellation)
      throws IOException {
    return of(host, () -> InetAddress.getByName(host), limit, longest, cancellation);
  }

  /// @param system looks the name up, and may take as long as it likes
  static InetAddress of(
      String host,
      Callable<InetAddress> system,
      Deadline limit,
      Duration longest,
      Cancellation cancellation)
      throws IOException {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException name) {
      return lookUp(host, system, limit, longest, cancellation);
    }
  }

  private static InetAddress lookUp(
      String host,
      Callable<InetAddress> system,
      Deadline limit,
      Duration longest,
      Cancellation cancellation)
      throws IOException {
    var lookup = new FutureTask<>(system);
    Thread.ofVirtual().name("look-up-" + host).start(lookup);
    try (var _ = cancellation.onCancel(() -> lookup.cancel(false))) {
      return lookup.get(limit.millisLeft(longest), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | CancellationException notFound) {
      throw unknown(host, notFound);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unknown(host, interrupted);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
