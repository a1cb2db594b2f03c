package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A request's place in the line of its model. Whoever reads requests in order takes it for each
/// before the next is read; so requests that run side by side still reach the model in order.
///
/// Whoever makes it closes it when the request has ended; the line goes on then. Any thread may
/// close it, any number of times.
public final class Place implements AutoCloseable {
  private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
  private volatile Optional<String> model = Optional.empty();
  private volatile Runnable leave = () -> {};
  private volatile Optional<Failure> refusal = Optional.empty();
  private volatile boolean left;

  /// Which model's line it stands in; empty as long as it stands in none.
  public Optional<String> model() {
    return model;
  }

  /// Gives the place up.
  @Override
  public void close() {
    left = true;
    leave.run();
  }

  boolean hasLeft() {
    return left;
  }

  /// @param leave takes the place out of the line; may be called at any time, any number of times
  void join(String line, Runnable leave) {
    this.leave = leave;
    model = Optional.of(line);
  }

  void refuse(Failure failure) {
    refusal = Optional.of(failure);
  }

  Optional<Failure> refusal() {
    return refusal;
  }

  /// Done when it is this request's turn, or when there is no more use in waiting.
  CompletableFuture<Boolean> turn() {
    return turn;
  }
}
