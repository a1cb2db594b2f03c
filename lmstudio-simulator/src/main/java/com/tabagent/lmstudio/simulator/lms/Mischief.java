package com.tabagent.lmstudio.simulator.lms;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// What a badly behaved `lms` does to whoever listens to it.
record Mischief(Context context) {
  private static final int NOISE_LINES = 65_536;
  private static final String NOISE =
      "Loading shared libraries, please wait a little longer.......";

  /// About 4 MiB on each output: more than any pipe holds.
  void makeNoise() {
    for (int line = 0; line < NOISE_LINES; line++) {
      context.console().data(NOISE);
      context.console().info(NOISE);
    }
  }

  /// Leaves a process behind that has the outputs of `lms` open.
  void holdPipes() throws IOException {
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PipeHolderMain.class.getName(),
                context.files().userHome().toString())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    context.files().processes().add(holder.pid());
  }
}
