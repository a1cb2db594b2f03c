package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its lms are shell scripts")
class LmsRunTest {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final Duration MOMENT = Duration.ofMillis(5);

  @TempDir private Path temp;

  private Scripts scripts;

  @BeforeEach
  void layOut() {
    scripts = new Scripts(temp);
  }

  @AfterEach
  void endWhatIsLeft() {
    scripts.close();
  }

  @Test
  void megabytesOnBothOutputsDoNotStopLmsAndOnlyTheEndIsKept() {
    LmsRun run =
        run(
            "head -c 3000000 /dev/zero | tr '\\0' 'e' >&2",
            "head -c 3000000 /dev/zero | tr '\\0' 'o'",
            "echo last message >&2",
            "echo last result");

    LmsExit exit = run.await(AMPLE).orElseThrow();

    assertThat(exit.code()).isZero();
    assertThat(exit.output()).endsWith("last result\n").contains("last message\n");
    assertThat(exit.output().length()).isEqualTo(2 * PipeTail.KEPT);
  }

  @Test
  void outputOfManyWaitsIsOneOutput() throws IOException {
    LmsRun run =
        run("mkfifo gate", "echo one >&2", "echo $$ >> pids", "read -r _ < gate", "echo two >&2");
    scripts.awaitNoted(1, run);
    assertThat(run.await(MOMENT)).isEmpty();

    Files.writeString(temp.resolve("gate"), "go on\n", StandardOpenOption.WRITE);

    assertThat(run.await(AMPLE)).contains(new LmsExit(0, "one\ntwo\n"));
  }

  /// The app that `lms` wakes may keep its pipes open for hours.
  @RepeatedTest(20)
  void aProcessLeftBehindWithThePipesOpenDelaysNothingAndLosesNothing() {
    LmsRun run = run("echo Success! >&2", "sleep 300 &", "echo $! >> pids", "echo done");

    LmsExit exit = run.await(AMPLE).orElseThrow();

    assertThat(exit).isEqualTo(new LmsExit(0, "Success!\ndone\n"));
    assertThat(scripts.noted()).singleElement().matches(ProcessHandle::isAlive);
  }

  @Test
  void killEndsThisOneProcessAndNoneThatItHasStarted() {
    LmsRun run = run("sleep 300 &", "echo $! >> pids", "echo $$ >> pids", "exec sleep 300");
    List<ProcessHandle> noted = scripts.awaitNoted(2, run);

    run.kill();

    assertThat(noted.get(1).isAlive()).as("lms").isFalse();
    assertThat(noted.get(0).isAlive()).as("what lms has started").isTrue();
    assertThat(run.await(Duration.ZERO)).map(LmsExit::code).contains(128 + 9);
  }

  @Test
  void whatWasSaidBeforeTheKillIsKept() {
    LmsRun run = run("echo Waking up >&2", "echo $$ >> pids", "exec sleep 300");
    while (scripts.noted().isEmpty()) {
      Thread.onSpinWait();
    }

    run.kill();

    assertThat(run.await(Duration.ZERO)).map(LmsExit::output).contains("Waking up\n");
  }

  @Test
  void anInterruptedWaitEndsAsCancelledAndLeavesLmsToFinish() {
    LmsRun run = run("echo $$ >> pids", "exec sleep 300");
    ProcessHandle lms = scripts.awaitNoted(1, run).getFirst();

    Thread.currentThread().interrupt();
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> run.await(AMPLE))
        .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.CANCELLED));

    assertThat(Thread.interrupted()).as("the interrupt is not lost").isTrue();
    assertThat(lms.isAlive()).isTrue();
    run.kill();
  }

  @Test
  void aRunHasNoThreadOfItsOwn() {
    Set<String> before = threads();
    LmsRun run = run("sleep 300 &", "echo $! >> pids", "echo $$ >> pids", "exec sleep 300");
    scripts.awaitNoted(2, run);
    assertThat(threads()).isEqualTo(before);

    run.kill();
    assertThat(threads()).isEqualTo(before);
  }

  /// All but Java's own, which wait for the ends of processes.
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private LmsRun run(String... lines) {
    Path lms = scripts.lms(lines);
    return (LmsRun)
        new ProcessLmsCli(OperatingSystem.LINUX).startServer(lms, ServerSettings.DEFAULT, true);
  }
}
