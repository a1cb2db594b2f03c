package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A slow reader must slow the server down, not fill this process.
@Timeout(60)
class BackPressureTest {
  private static final int EVENTS = 60_000;
  private static final String EVENT = "data: {\"text\":\"" + "x".repeat(1_000) + "\"}\n\n";

  /// More than the two kernel buffers of a connection hold; far less than the whole stream.
  private static final long MOST_ON_THE_WAY = 20L * 1024 * 1024;

  @Test
  void aReaderThatPausesMakesTheServerWaitAndLosesNothing() throws Exception {
    try (var listener = ServerSocketChannel.open();
        var gateway = new OkHttpInferenceGateway(HttpSettings.defaults())) {
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      var stuckAt = new CompletableFuture<Long>();
      Thread server = Thread.startVirtualThread(() -> serve(listener, stuckAt));
      var endpoint = new Endpoint("127.0.0.1", listener.socket().getLocalPort());
      try (var exchange =
          gateway.open(endpoint, OkHttpInferenceGatewayTest.streamed("{}"), new Cancellation())) {
        assertThat(exchange.next()).isInstanceOf(Chunk.class);

        assertThat(stuckAt.get()).isLessThan(MOST_ON_THE_WAY);

        int events = 1;
        ExchangeEvent event = exchange.next();
        for (; event instanceof Chunk; event = exchange.next()) {
          events++;
        }
        assertThat(event).isEqualTo(new End(true));
        assertThat(events).isEqualTo(EVENTS);
      }
      server.join();
    }
  }

  private static void serve(ServerSocketChannel listener, CompletableFuture<Long> stuckAt) {
    try (var client = listener.accept();
        var selector = Selector.open()) {
      client.read(ByteBuffer.allocate(4096));
      client.configureBlocking(false);
      client.register(selector, SelectionKey.OP_WRITE);
      stream(client, selector, stuckAt);
    } catch (IOException gone) {
      stuckAt.completeExceptionally(gone);
    }
  }

  private static void stream(
      SocketChannel client, Selector selector, CompletableFuture<Long> stuckAt) throws IOException {
    long sent =
        send(
            client,
            selector,
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n",
            0,
            stuckAt);
    for (int i = 0; i < EVENTS; i++) {
      sent = send(client, selector, EVENT, sent, stuckAt);
    }
    send(client, selector, "data: [DONE]\n\n", sent, stuckAt);
    stuckAt.complete(sent);
  }

  /// A reader that only is slow lets the server write again within a moment; one that has stopped
  /// does not.
  private static long send(
      SocketChannel client,
      Selector selector,
      String text,
      long sentBefore,
      CompletableFuture<Long> stuckAt)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      if (client.write(bytes) == 0 && selector.select(500) == 0) {
        stuckAt.complete(sentBefore);
      }
      selector.selectedKeys().clear();
    }
    return sentBefore + text.length();
  }
}
