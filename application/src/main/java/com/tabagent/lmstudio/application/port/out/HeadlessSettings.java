package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import com.tabagent.lmstudio.domain.installation.Installation;

/// The keys in LM Studio's files that let it run without its window.
public interface HeadlessSettings {

  /// What each key says.
  HeadlessReport read(Installation installation);

  /// Sets the keys, each file whole or not at all; whatever else a file holds stays in it.
  ///
  /// @return what each key says afterwards
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BAD_REQUEST if a file is
  ///   not JSON (it is then left as it is), INTERNAL if one cannot be written
  HeadlessReport write(Installation installation, boolean on);
}
