package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.adapter.nativemessaging.host.HostLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what the host notes, as a log file would show it.
public final class RecordingLog implements HostLog {
  private final List<String> infos = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();

  @Override
  public void info(String sentence) {
    infos.add(sentence);
  }

  @Override
  public void problem(String sentence, Throwable cause) {
    var trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    problems.add(sentence + System.lineSeparator() + trace);
  }

  public List<String> infos() {
    return List.copyOf(infos);
  }

  /// What somebody should look at, with the stack traces.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /// Waits until somebody notes this.
  public void awaitInfo(String words) {
    Patience.until(() -> infos.stream().anyMatch(line -> line.contains(words)), words);
  }

  /// Waits until somebody should look at this.
  public void awaitProblem(String words) {
    Patience.until(() -> problems.stream().anyMatch(line -> line.contains(words)), words);
  }

  /// Everything.
  public String text() {
    return String.join("\n", infos) + "\n" + String.join("\n", problems);
  }
}
