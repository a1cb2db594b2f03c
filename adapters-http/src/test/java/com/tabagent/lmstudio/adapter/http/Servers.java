package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The servers of one test, closed together.
final class Servers implements AutoCloseable {
  private final List<RawServer> open = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  Endpoint doing(RawServer.Script script) {
    try {
      var server = new RawServer(script);
      open.add(server);
      return server.endpoint();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Reads each request, says this, and closes the connection.
  Endpoint saying(String answer) {
    return doing(
        socket -> {
          RawServer.readRequest(socket);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        });
  }

  /// Reads each request, says this, and then nothing more.
  Endpoint sayingAndStalling(String beginning) {
    return doing(
        socket -> {
          RawServer.readRequest(socket);
          socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
          over.await();
        });
  }

  Endpoint silent() {
    return doing(_ -> over.await());
  }

  Endpoint nowhere() {
    try {
      return SocketServerProbeTest.freeEndpoint();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    over.countDown();
    for (RawServer server : open) {
      try {
        server.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
