package com.tabagent.lmstudio.architecture.violations.adapter.filesystem;

import com.tabagent.lmstudio.architecture.violations.adapter.process.CallsAUseCase;

/// An adapter that uses another one.
final class KnowsItsNeighbour {
  Object neighbour() {
    return new CallsAUseCase();
  }
}
