package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An `lms` that does what the test says, in virtual time. Unless told otherwise it ends at once
/// with exit code 0 and does nothing.
public final class FakeLmsCli implements LmsCli {
  private final FakePacer pacer;
  private final Deque<Script> starts = new ArrayDeque<>(List.of(Script.ends(0, "")));
  private final Deque<Script> stops = new ArrayDeque<>(List.of(Script.ends(0, "")));
  private final List<Command> commands = new ArrayList<>();
  private final List<FakeRun> runs = new ArrayList<>();

  public FakeLmsCli(FakePacer pacer) {
    this.pacer = pacer;
  }

  /// A command as it was given.
  public sealed interface Command {
    record Start(Path lms, ServerSettings settings, boolean passBind) implements Command {}

    record Stop(Path lms) implements Command {}
  }

  /// What one run does.
  ///
  /// @param effect what it brings about as it begins; [FakePacer#after] delays a part of that
  /// @param takes how long it runs; nothing for a run that hangs
  /// @param exit how it ends; nothing for a file that cannot be run
  public record Script(Runnable effect, Optional<Duration> takes, Optional<LmsExit> exit) {

    public static Script ends(int code, String output) {
      return new Script(
          () -> {}, Optional.of(Duration.ZERO), Optional.of(new LmsExit(code, output)));
    }

    public static Script hangs() {
      return new Script(() -> {}, Optional.empty(), Optional.of(new LmsExit(137, "")));
    }

    public static Script cannotBeRun() {
      return new Script(() -> {}, Optional.empty(), Optional.empty());
    }

    public Script after(Duration time) {
      return new Script(effect, Optional.of(time), exit);
    }

    public Script doing(Runnable other) {
      return new Script(other, takes, exit);
    }
  }

  /// What the next starts do, one after the other, the last for good.
  public synchronized void starts(Script... scripts) {
    replace(starts, scripts);
  }

  /// What the next stops do, one after the other, the last for good.
  public synchronized void stops(Script... scripts) {
    replace(stops, scripts);
  }

  /// Every command so far, in order.
  public synchronized List<Command> commands() {
    return List.copyOf(commands);
  }

  /// How many of the runs were killed before they had ended.
  public synchronized long killed() {
    return runs.stream().filter(run -> run.killed).count();
  }

  /// How many runs have neither ended nor been killed.
  public synchronized long alive() {
    return runs.stream().filter(run -> !run.end.isDone()).count();
  }

  @Override
  public Run startServer(Path lms, ServerSettings settings, boolean passBind) {
    return run(new Command.Start(lms, settings, passBind), starts, FailureCode.START_FAILED);
  }

  @Override
  public Run stopServer(Path lms) {
    return run(new Command.Stop(lms), stops, FailureCode.STOP_FAILED);
  }

  private Run run(Command command, Deque<Script> scripts, FailureCode otherwise) {
    Script script = begin(command, scripts);
    LmsExit exit =
        script
            .exit()
            .orElseThrow(() -> new LmStudioException(Failure.of(otherwise, "lms cannot be run.")));
    var run = new FakeRun(exit);
    script.effect().run();
    synchronized (this) {
      runs.add(run);
    }
    script.takes().ifPresent(time -> pacer.after(time, () -> run.end.complete(exit)));
    return run;
  }

  private synchronized Script begin(Command command, Deque<Script> scripts) {
    commands.add(command);
    return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
  }

  private static void replace(Deque<Script> scripts, Script... others) {
    scripts.clear();
    scripts.addAll(List.of(others));
  }

  private final class FakeRun implements Run {
    private final CompletableFuture<LmsExit> end = new CompletableFuture<>();
    private final LmsExit exit;
    private volatile boolean killed;

    private FakeRun(LmsExit exit) {
      this.exit = exit;
    }

    @Override
    public Optional<LmsExit> await(Duration limit) {
      return pacer.await(end, limit) ? Optional.of(end.join()) : Optional.empty();
    }

    @Override
    public void kill() {
      killed |= end.complete(exit);
    }
  }
}
