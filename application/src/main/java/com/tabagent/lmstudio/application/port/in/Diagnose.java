package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import java.util.List;

/// Looks at the whole way from the browsers of this machine to a model, and mends what it can.
public interface Diagnose {

  /// How far a look goes.
  ///
  /// @param chat also lets a model write one token, which may load it first
  /// @param live also lets each browser itself ask the host, without a window
  record Depth(boolean chat, boolean live) {
    /// Everything that uses nothing up.
    public static final Depth USUAL = new Depth(false, false);
  }

  /// Looks at everything, in the eyes of each browser that is there, and starts the host as each of
  /// them would. Changes nothing and never starts LM Studio. Blocks for a second or so; where a
  /// host hangs, for some more; live, for some seconds for each browser; with a chat, for as long
  /// as the model takes.
  ///
  /// @param cancellation calls the chat off
  Report diagnose(Depth depth, Cancellation cancellation);

  /// Carries out what the doctor can mend by itself. What it could not mend is found again by the
  /// next look. Blocks while files are copied and the start-up cache is made: half a minute, two at
  /// most.
  ///
  /// @param report a look at this machine
  /// @return what was done and what failed, a sentence each
  List<String> mend(Report report);
}
