package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import java.nio.file.Path;

class FakeLmsCliTest extends LmsCliContract {
  private final FakeLmsCli cli = new FakeLmsCli(new FakePacer());

  @Override
  protected LmsCli cli() {
    return cli;
  }

  @Override
  protected Path lmsThatEnds(int code, String stdout, String stderr) {
    return scripted(Script.ends(code, stdout + "\n" + stderr));
  }

  @Override
  protected Path lmsThatHangs() {
    return scripted(Script.hangs());
  }

  @Override
  protected Path lmsThatLeavesAProcessBehind() {
    return scripted(Script.ends(0, ""));
  }

  @Override
  protected Path lmsThatCannotBeRun() {
    return scripted(Script.cannotBeRun());
  }

  private Path scripted(Script script) {
    cli.starts(script);
    cli.stops(script);
    return SampleInstallations.LMS;
  }
}
