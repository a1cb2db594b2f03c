package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.List;
import java.util.Optional;

/// One key in one file, in memory.
public final class FakeHeadlessSettings implements HeadlessSettings {
  private volatile Optional<Boolean> value = Optional.empty();
  private volatile boolean broken;

  /// From now on the file is not JSON.
  public void breakFile() {
    broken = true;
    value = Optional.empty();
  }

  /// What the key says.
  public Optional<Boolean> value() {
    return value;
  }

  @Override
  public HeadlessReport read(Installation installation) {
    return new HeadlessReport(
        List.of(
            new HeadlessReport.Entry(
                installation.home().resolve("settings.json"),
                "enableLocalService",
                "runs without its window",
                value)));
  }

  @Override
  public HeadlessReport write(Installation installation, boolean on) {
    if (broken) {
      throw new LmStudioException(Failure.of(FailureCode.BAD_REQUEST, "The file is not JSON."));
    }
    value = Optional.of(on);
    return read(installation);
  }
}
