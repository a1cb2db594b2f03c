package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// Where the calls of one use case arrive, to be answered by the test one by one, or all alike.
///
/// @param <A> what the use case is asked
/// @param <R> what it returns
public final class Station<A, R> {
  private final BlockingQueue<Call<A, R>> arrived = new LinkedBlockingQueue<>();
  private final List<Call<A, R>> all = new CopyOnWriteArrayList<>();
  private volatile Optional<R> standing = Optional.empty();
  private volatile boolean closed;

  /// Every call from now on returns this at once.
  public void answersAtOnce(R result) {
    standing = Optional.of(result);
  }

  /// Waits for the next call.
  public Call<A, R> next() {
    return Patience.next(arrived, "a call of the use case");
  }

  /// How many calls there have been.
  public int calls() {
    return all.size();
  }

  R serve(A asked, Cancellation cancellation) {
    var call = new Call<A, R>(asked, cancellation);
    all.add(call);
    standing.ifPresent(call::returns);
    if (closed) {
      call.callOff();
    }
    arrived.add(call);
    return call.perform();
  }

  /// Ends what still blocks, and waits until it has ended.
  void close() {
    closed = true;
    all.forEach(Call::callOff);
    all.forEach(Call::awaitEnd);
  }
}
