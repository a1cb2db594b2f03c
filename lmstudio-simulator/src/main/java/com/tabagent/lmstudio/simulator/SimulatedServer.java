package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.HttpListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/// LM Studio's REST server, or what stands in its place. Who starts it closes it.
public final class SimulatedServer implements AutoCloseable {

  private final HttpListener listener;
  private final Gate gate;
  private final Requests requests;

  private SimulatedServer(HttpListener listener, Gate gate, Requests requests) {
    this.listener = listener;
    this.gate = gate;
    this.requests = requests;
  }

  /// Starts one. It listens when this returns.
  ///
  /// @throws UncheckedIOException if the port cannot be had; the cause is what the system said
  public static SimulatedServer start(ServerOptions options) {
    return start(options, ModelShelf.of(options));
  }

  /// Starts one whose models are those of an app that outlives it.
  ///
  /// @throws UncheckedIOException if the port cannot be had; the cause is what the system said
  public static SimulatedServer start(ServerOptions options, ModelShelf shelf) {
    Gate gate = new Gate(options.slowness());
    Requests requests = new Requests(behaviour(options, shelf, gate));
    try {
      HttpListener listener =
          HttpListener.open(
              options.networkInterface(), options.port(), options.idleTimeout(), requests);
      return new SimulatedServer(listener, gate, requests);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static ExchangeHandler behaviour(ServerOptions options, ModelShelf shelf, Gate gate) {
    return options.has(Fault.FOREIGN_GREETING) || options.has(Fault.FOREIGN_OPENAI)
        ? new ForeignServer(options.has(Fault.FOREIGN_OPENAI))
        : new Api(options, shelf, gate);
  }

  public int port() {
    return listener.port();
  }

  /// Where it is reached from this machine, such as `http://127.0.0.1:1234`.
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /// The requests so far, oldest first; those that wait for an answer too.
  public List<RecordedRequest> requests() {
    return requests.all();
  }

  public int openConnections() {
    return listener.openConnections();
  }

  /// How many clients have gone before they had their whole answer.
  public int cancelledExchanges() {
    return listener.cancelled().count();
  }

  /// Blocks until a client has gone before it had its whole answer, for `limit` at most.
  ///
  /// @return whether one has
  public boolean awaitCancelled(Duration limit) throws InterruptedException {
    return listener.cancelled().await(1, limit);
  }

  /// Blocks until so many requests have come in, for `limit` at most.
  ///
  /// @return whether they have
  public boolean awaitRequests(int atLeast, Duration limit) throws InterruptedException {
    return requests.seen().await(atLeast, limit);
  }

  /// Ends what the slow faults hold back, now and from now on.
  public void release() {
    gate.open();
  }

  /// Closes every connection and ends every thread.
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
