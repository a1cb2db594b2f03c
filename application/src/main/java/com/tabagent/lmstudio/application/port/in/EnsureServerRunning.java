package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;

/// Starts LM Studio's server unless it runs.
public interface EnsureServerRunning {

  /// How long a start may take where the caller does not say: the app may have to be launched
  /// first.
  Duration DEFAULT_LIMIT = Duration.ofSeconds(90);

  /// Blocks until the server answers. A start that is already under way is joined; there is never a
  /// second one. Calling it off, or running out of time, ends the waiting; the start itself is
  /// given up when nobody waits for it in time any more.
  ///
  /// @param limit how long to wait
  /// @param progress told about once a second while it waits
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with NOT_INSTALLED,
  ///   NOT_BOOTSTRAPPED, PORT_IN_USE, START_FAILED, TIMEOUT, CANCELLED, or SERVER_DOWN where the
  ///   server is on another machine
  LmStudioStatus ensureServerRunning(Duration limit, Progress progress, Cancellation cancellation);

  /// Starts the server for no request in particular, with the same steps; a request that comes
  /// meanwhile takes the start over, with its own limit. Returns at once; a failure is told to
  /// whoever asks next, by failing again.
  void startAhead();

  /// Hears that a start goes on.
  interface Progress {
    void starting(Duration elapsed);

    /// For those who do not want to know.
    Progress SILENT = elapsed -> {};
  }
}
