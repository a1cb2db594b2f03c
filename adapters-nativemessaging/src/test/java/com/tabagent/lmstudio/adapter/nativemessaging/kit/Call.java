package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A use case at work. Its thread blocks in it until the test says how it goes on; calling it off
/// ends it with CANCELLED.
///
/// @param <A> what it was asked, with the sink that it was given
/// @param <R> what it returns
public final class Call<A, R> {
  private final A asked;
  private final Cancellation cancellation;
  private final BlockingQueue<Supplier<Optional<R>>> steps = new LinkedBlockingQueue<>();
  private final CountDownLatch calledOff = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  Call(A asked, Cancellation cancellation) {
    this.asked = asked;
    this.cancellation = cancellation;
  }

  public A asked() {
    return asked;
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  public boolean isCalledOff() {
    return cancellation.isCancelled();
  }

  /// Waits until somebody calls the work off.
  public void awaitCalledOff() {
    Patience.await(calledOff, "the calling off of " + asked);
  }

  /// The work goes on with this, on its own thread.
  public Call<A, R> does(Consumer<A> step) {
    steps.add(
        () -> {
          step.accept(asked);
          return Optional.empty();
        });
    return this;
  }

  /// The work ends well.
  public void returns(R result) {
    steps.add(() -> Optional.of(result));
  }

  /// The work ends badly.
  public void fails(Failure failure) {
    breaks(new LmStudioException(failure));
  }

  /// The work ends with an exception of any kind.
  public void breaks(RuntimeException thrown) {
    steps.add(
        () -> {
          throw thrown;
        });
  }

  /// The work ends with an error of any kind.
  public void breaks(Error thrown) {
    steps.add(
        () -> {
          throw thrown;
        });
  }

  R perform() {
    var onCancel = cancellation.onCancel(this::callOff);
    try (onCancel) {
      Optional<R> result = Optional.empty();
      while (result.isEmpty()) {
        result = steps.take().get();
      }
      return result.get();
    } catch (InterruptedException interrupted) {
      throw Patience.cutShort(interrupted);
    } finally {
      ended.countDown();
    }
  }

  void awaitEnd() {
    Patience.await(ended, "the end of " + asked);
  }

  void callOff() {
    fails(Failure.of(FailureCode.CANCELLED, "The request was called off."));
    calledOff.countDown();
  }
}
