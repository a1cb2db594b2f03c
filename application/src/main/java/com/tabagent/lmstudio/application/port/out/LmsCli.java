package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// LM Studio's command line tool. Only what starts and stops the server: other commands of `lms`
/// launch the app as a side effect.
public interface LmsCli {

  /// Begins `lms server start`. Does not wait for it.
  ///
  /// @param passBind false for a tool too old to know `--bind`
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with START_FAILED if it cannot
  ///   be run at all
  Run startServer(Path lms, ServerSettings settings, boolean passBind);

  /// Begins `lms server stop`. Does not wait for it.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with STOP_FAILED if it cannot
  ///   be run at all
  Run stopServer(Path lms);

  /// A run of `lms`. It reads nothing, and what it writes is taken in and bounded as long as
  /// somebody awaits it.
  interface Run {

    /// Blocks until it ends, for `limit` at most. Empty if it still runs. Whatever else the run has
    /// started is not waited for.
    Optional<LmsExit> await(Duration limit);

    /// Ends this one process, and none that it has started: LM Studio itself may be among those.
    /// Harmless if it has ended.
    void kill();
  }
}
