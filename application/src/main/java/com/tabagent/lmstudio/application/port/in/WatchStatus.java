package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.util.function.Consumer;

/// What is installed, what runs, what is missing, whenever that changes.
public interface WatchStatus {

  /// Blocks until it is called off. Starts and writes nothing.
  ///
  /// @param observer told the status at once, then each time that it is another, on the calling
  ///   thread; who is slow hears of the latest only
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED, in the end
  void watchStatus(Consumer<LmStudioStatus> observer, Cancellation cancellation);
}
