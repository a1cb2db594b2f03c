package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.registration.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class FakeBrowserTrialTest extends BrowserTrialContract {
  private static final Path PROGRAM = Path.of("/usr/bin/browser");

  private final FakeBrowserTrial trial = new FakeBrowserTrial();

  @Override
  protected BrowserTrial trial() {
    return trial;
  }

  @Override
  protected List<Path> programs(Engine engine) {
    return List.of(Path.of("/nowhere/browser"), PROGRAM);
  }

  @Override
  protected Optional<Path> manifestOfAHost(Engine engine) {
    trial.put(PROGRAM, new Hearing.Answered("1.2.3", "READY", Duration.ofMillis(40)));
    return Optional.of(Path.of("/manifest.json"));
  }

  @Override
  protected Optional<Path> noManifest(Engine engine) {
    trial.put(
        PROGRAM,
        new Hearing.Complained(
            engine == Engine.CHROMIUM
                ? "Specified native messaging host not found."
                : "No such native application com.tabagent.host"));
    return Optional.empty();
  }
}
