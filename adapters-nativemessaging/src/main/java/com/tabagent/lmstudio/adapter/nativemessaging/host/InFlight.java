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

/// Everything that has been read and whose answer is not written yet. Any thread may use it.
final class InFlight {
  /// How many requests without an id may wait for their turn.
  static final int MOST_WITHOUT_ID = 256;

  /// How many small answers, to what is no request and to `cancel`, may wait for a browser that
  /// does not read. More are not taken on: the reader waits.
  static final int MOST_UNWRITTEN = 1_000;

  private final int mostWithId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Set<Entry> all = new HashSet<>();
  private final Map<RequestId, Entry> byId = new HashMap<>();
  private int countedWithId;
  private int countedWithoutId;

  /// @param mostWithId how many requests with an id may be in flight
  InFlight(int mostWithId) {
    this.mostWithId = mostWithId;
  }

  /// What an entry stands for.
  enum Kind {
    /// Work, of which there may be only so much at once.
    REQUEST,
    /// Work that takes events.
    STREAM,
    /// Calls another request off, and so must get through when there are too many.
    CANCEL,
    /// The answer to what is no request; its id, if any, stays free.
    REFUSAL;

    private boolean isWork() {
      return this == REQUEST || this == STREAM;
    }
  }

  /// One thing in flight.
  static final class Entry {
    private final Kind kind;
    private final Optional<RequestId> id;
    private final Cancellation cancellation = new Cancellation();

    private Entry(Kind kind, Optional<RequestId> id) {
      this.kind = kind;
      this.id = id;
    }

    boolean streams() {
      return kind == Kind.STREAM;
    }

    Cancellation cancellation() {
      return cancellation;
    }
  }

  /// Takes something in. Blocks only while far too many answers wait to be written.
  ///
  /// @throws LmStudioException with BAD_REQUEST if its id is in use, BUSY if there are too many
  Entry admit(Kind kind, Optional<RequestId> id) {
    lock.lock();
    try {
      while (all.size() - countedWithId - countedWithoutId >= MOST_UNWRITTEN) {
        fewer.awaitUninterruptibly();
      }
      var entry = new Entry(kind, id);
      if (kind != Kind.REFUSAL) {
        id.ifPresent(this::requireUnused);
        requireRoom(entry);
        id.ifPresent(key -> byId.put(key, entry));
        count(entry, 1);
      }
      all.add(entry);
      return entry;
    } finally {
      lock.unlock();
    }
  }

  private void requireUnused(RequestId id) {
    if (byId.containsKey(id)) {
      throw inUse(id);
    }
  }

  /// What an id is refused with that belongs to another request.
  static LmStudioException inUse(RequestId id) {
    return new LmStudioException(
        Failure.of(
            FailureCode.BAD_REQUEST,
            "A request with the id " + id + " is still in flight; give each an id of its own."));
  }

  private void requireRoom(Entry entry) {
    int counted = entry.id.isPresent() ? countedWithId : countedWithoutId;
    int most = entry.id.isPresent() ? mostWithId : MOST_WITHOUT_ID;
    if (entry.kind.isWork() && counted >= most) {
      throw busy(counted);
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

  private void count(Entry entry, int change) {
    if (entry.kind.isWork()) {
      countedWithId += entry.id.isPresent() ? change : 0;
      countedWithoutId += entry.id.isPresent() ? 0 : change;
    }
  }

  /// Frees the id: it is its reply's turn to be written, and whoever has read that may use the id
  /// again. As long as a reply waits for its turn, its request counts: replies may be large.
  void release(Entry entry) {
    lock.lock();
    try {
      free(entry);
    } finally {
      lock.unlock();
    }
  }

  private void free(Entry entry) {
    boolean wasLive = entry.id.isPresent() && byId.remove(entry.id.get(), entry);
    count(entry, wasLive ? -1 : 0);
  }

  /// Its answer is written.
  void done(Entry entry) {
    lock.lock();
    try {
      free(entry);
      if (all.remove(entry) && entry.id.isEmpty()) {
        count(entry, -1);
      }
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The live request of this id.
  Optional<Entry> find(RequestId id) {
    lock.lock();
    try {
      return Optional.ofNullable(byId.get(id));
    } finally {
      lock.unlock();
    }
  }

  /// All there is at this moment.
  List<Entry> entries() {
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
