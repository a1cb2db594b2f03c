package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The requests that have been read and not yet answered. Any thread may use it.
final class InFlight {
  /// How many requests without an id may wait for their turn.
  private static final int MOST_WITHOUT_ID = 256;

  private final int mostWithId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Set<Entry> all = new HashSet<>();
  private final Map<RequestId, Entry> byId = new HashMap<>();

  /// @param mostWithId how many requests with an id may be in flight
  InFlight(int mostWithId) {
    this.mostWithId = mostWithId;
  }

  /// A request in flight.
  static final class Entry {
    private final Optional<RequestId> id;
    private final boolean streams;
    private final Cancellation cancellation = new Cancellation();

    private Entry(Optional<RequestId> id, boolean streams) {
      this.id = id;
      this.streams = streams;
    }

    Cancellation cancellation() {
      return cancellation;
    }
  }

  /// Takes a request in.
  ///
  /// @throws LmStudioException with BAD_REQUEST if its id is in use, BUSY if there are too many
  Entry admit(Optional<RequestId> id, boolean streams) {
    lock.lock();
    try {
      id.ifPresentOrElse(this::requireRoom, this::requireRoomWithoutId);
      var entry = new Entry(id, streams);
      all.add(entry);
      id.ifPresent(key -> byId.put(key, entry));
      return entry;
    } finally {
      lock.unlock();
    }
  }

  private void requireRoomWithoutId() {
    if (all.size() - byId.size() >= MOST_WITHOUT_ID) {
      throw busy(all.size() - byId.size());
    }
  }

  private void requireRoom(RequestId id) {
    if (byId.containsKey(id)) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.BAD_REQUEST, "A request with the id " + id + " is still in flight."));
    }
    if (byId.size() >= mostWithId) {
      throw busy(byId.size());
    }
  }

  private static LmStudioException busy(int requests) {
    return new LmStudioException(
        Failure.of(
                FailureCode.BUSY,
                requests + " requests are in flight, which is all that this host takes.",
                Remedy.advice(
                    "Wait until one of them has been answered, then send this one again."))
            .with("retry_after_ms", 500L));
  }

  /// Frees the id: its reply is on the way, and whoever has read that may use the id again.
  void release(Entry entry) {
    lock.lock();
    try {
      entry.id.ifPresent(id -> byId.remove(id, entry));
    } finally {
      lock.unlock();
    }
  }

  /// Its answer is written.
  void done(Entry entry) {
    lock.lock();
    try {
      entry.id.ifPresent(id -> byId.remove(id, entry));
      all.remove(entry);
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Calls a request off.
  ///
  /// @return whether there was one
  boolean cancel(RequestId id) {
    Optional<Entry> entry = find(id);
    entry.ifPresent(found -> found.cancellation.cancel());
    return entry.isPresent();
  }

  private Optional<Entry> find(RequestId id) {
    lock.lock();
    try {
      return Optional.ofNullable(byId.get(id));
    } finally {
      lock.unlock();
    }
  }

  void cancelStreams() {
    snapshot().stream()
        .filter(entry -> entry.streams)
        .forEach(entry -> entry.cancellation.cancel());
  }

  void cancelAll() {
    snapshot().forEach(entry -> entry.cancellation.cancel());
  }

  private List<Entry> snapshot() {
    lock.lock();
    try {
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  /// Blocks until nothing is in flight, for `limit` at most.
  ///
  /// @return whether nothing is
  boolean awaitNone(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!all.isEmpty() && left > 0) {
        left = fewer.awaitNanos(left);
      }
      return all.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
