package com.tabagent.lmstudio.simulator.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The processes of one machine, by id and the time at which they said so. A process of the same id
/// that began later is somebody else's.
public record ProcessList(Journal journal) {

  /// The system tells a process's start in coarse steps.
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(10);

  /// Adds the process that calls.
  public void addSelf() throws IOException {
    add(ProcessHandle.current().pid());
  }

  public void add(long pid) throws IOException {
    journal.add(pid + " " + System.currentTimeMillis());
  }

  /// Those that still run.
  public List<ProcessHandle> running() throws IOException {
    List<ProcessHandle> running = new ArrayList<>();
    for (String line : journal.lines()) {
      int space = line.indexOf(' ');
      Instant seen = Instant.ofEpochMilli(Long.parseLong(line.substring(space + 1)));
      ProcessHandle.of(Long.parseLong(line.substring(0, space)))
          .filter(process -> isSame(process, seen) && runs(process))
          .ifPresent(running::add);
    }
    return List.copyOf(running);
  }

  private static boolean isSame(ProcessHandle process, Instant seen) {
    return process
        .info()
        .startInstant()
        .filter(start -> !start.isAfter(seen.plus(SLACK)))
        .isPresent();
  }

  /// Ends them all, by id, and waits for their end for `limit` at most.
  ///
  /// @return whether all have ended
  public boolean end(Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<ProcessHandle> left = running();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      left.forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(LOOK);
      left = running();
    }
    return left.isEmpty();
  }

  /// Whether a process does anything yet. One that has ended, and whose parent has not looked, is
  /// still listed by the system.
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && !state(process.pid()).equals(Optional.of("Z"));
  }

  private static Optional<String> state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1));
    } catch (IOException notOnThisSystem) {
      return Optional.empty();
    }
  }
}
