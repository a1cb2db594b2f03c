package com.tabagent.lmstudio.adapter.nativemessaging.host;

import java.util.function.LongSupplier;

/// Keeps the program about as large as what it holds. What requests leave behind outlives the quick
/// collections, and left to itself a Java program grows to its limit before it looks through the
/// rest: over tens of thousands of small requests, which nobody counts, to several times what it
/// needs. For any thread.
final class Tidying {

  /// How much it may have grown before that is done: as much as may be young. It then takes some
  /// milliseconds, once in thousands of requests.
  static final long GROWTH = 24L * 1024 * 1024;

  private final LongSupplier heap;
  private final Runnable collect;
  private long smallest;

  /// @param heap how large the heap is at the moment, in bytes
  /// @param collect looks through all of it, and gives back what is not needed
  Tidying(LongSupplier heap, Runnable collect) {
    this.heap = heap;
    this.collect = collect;
    this.smallest = heap.getAsLong();
  }

  /// The tidying of this very program.
  static Tidying ofThisProgram() {
    return new Tidying(Runtime.getRuntime()::totalMemory, System::gc);
  }

  /// A request has come to its end.
  synchronized void requestDone() {
    if (heap.getAsLong() - smallest > GROWTH) {
      collect.run();
      smallest = heap.getAsLong();
    }
    smallest = Math.min(smallest, heap.getAsLong());
  }
}
