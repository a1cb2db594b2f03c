package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.domain.installation.HeadlessReport;

/// Whether LM Studio may run without its window.
public interface ManageHeadless {

  /// Which key says what.
  HeadlessReport headlessReport();

  /// Sets every key.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BUSY while LM Studio runs
  ///   (it would overwrite the files when it ends), NOT_INSTALLED where it is not there, and as
  ///   [com.tabagent.lmstudio.application.port.out.HeadlessSettings#write]
  HeadlessReport setHeadless(boolean on);
}
