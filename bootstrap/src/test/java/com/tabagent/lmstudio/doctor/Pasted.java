package com.tabagent.lmstudio.doctor;

import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Command lines of remedies, as a shell takes them.
final class Pasted {
  private Pasted() {}

  /// The command of a finding's remedy, if it is one.
  static Stream<String> command(Finding finding) {
    return finding.remedy().flatMap(Remedy::step).stream()
        .filter(Remedy.Step.Command.class::isInstance)
        .map(step -> ((Remedy.Step.Command) step).line());
  }

  /// The words that a shell makes of a line. Nothing of it is run.
  static List<String> words(String line) throws IOException {
    var builder =
        new ProcessBuilder("sh", "-c", "for word in " + line + "; do echo \"$word\"; done")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process shell = builder.start();
    shell.getOutputStream().close();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return words.lines().toList();
  }
}
