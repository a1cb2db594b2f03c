package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.adapter.http.GetResult.Nobody;
import com.tabagent.lmstudio.adapter.http.GetResult.Silent;
import com.tabagent.lmstudio.adapter.http.GetResult.Unusable;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// HTTP/1.1 GET over a plain socket: no proxy, no redirect, no second try, a connection for each.
///
/// A full HTTP client costs a cold process several times as much, and puts no limit on the whole of
/// a question. Here every read gets what is left of the time, so a peer that sends a byte now and
/// then cannot stretch it.
final class PlainGet {
  private final Duration connectTimeout;
  private final Duration timeout;

  PlainGet(HttpSettings settings) {
    this.connectTimeout = settings.probeConnectTimeout();
    this.timeout = settings.probeTimeout();
  }

  /// Blocks until the answer is whole or the time is over: this question's own, or `deadline` if
  /// that comes first.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED if it was called
  ///   off; the connection is closed then
  GetResult get(GetRequest request, Deadline deadline, Cancellation cancellation) {
    GetResult result = getInTime(request, deadline, cancellation);
    cancellation.throwIfCancelled();
    return result;
  }

  private GetResult getInTime(GetRequest request, Deadline deadline, Cancellation cancellation) {
    Deadline limit = deadline.or(Deadline.in(timeout));
    try (var socket = new Socket(Proxy.NO_PROXY);
        var _ = cancellation.onCancel(() -> hangUp(socket))) {
      connect(socket, request.endpoint(), limit, cancellation);
      return ask(socket, request, limit);
    } catch (SocketTimeoutException slow) {
      return request.endpoint().isLoopback() ? new Silent() : new Nobody();
    } catch (IOException refused) {
      return new Nobody();
    }
  }

  /// On loopback only a listener that hangs lets a connection wait. Elsewhere it is a machine that
  /// is off, or an address of another network.
  private void connect(Socket socket, Endpoint endpoint, Deadline limit, Cancellation cancellation)
      throws IOException {
    InetAddress address = HostAddress.of(endpoint.host(), limit, connectTimeout, cancellation);
    socket.connect(
        new InetSocketAddress(address, endpoint.port()), limit.millisLeft(connectTimeout));
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      // It is closed all the same.
    }
  }

  private GetResult ask(Socket socket, GetRequest request, Deadline limit) {
    try {
      socket.getOutputStream().write(request.head());
      return new AnswerReader(new TimedInput(socket, limit, timeout), request.longestBody()).read();
    } catch (SocketTimeoutException slow) {
      return new Silent();
    } catch (UnusableAnswerException unusable) {
      return new Unusable(unusable.evidence());
    } catch (IOException broken) {
      return new Unusable("it broke the connection off");
    }
  }
}
