package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.process.ProcessTrialStart.Patience;
import com.tabagent.lmstudio.application.port.out.TrialStart;
import com.tabagent.lmstudio.application.port.out.TrialStartContract;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its hosts are shell scripts")
class ProcessTrialStartTest extends TrialStartContract {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String HELLO =
      "{\"status\":\"success\",\"payload\":{\"host\":\"com.tabagent.host\",\"version\":\"1\"}}";

  @TempDir private Path temp;
  private Scripts scripts;

  @BeforeEach
  void layOut() {
    scripts = new Scripts(temp);
  }

  @AfterEach
  void nothingIsLeft() {
    List<ProcessHandle> left = scripts.noted().stream().filter(ProcessHandle::isAlive).toList();
    left.forEach(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    scripts.close();
  }

  @Override
  protected TrialStart trial() {
    return trial(AMPLE, AMPLE);
  }

  private static TrialStart trial(Duration reply, Duration end) {
    var environment = Map.of("HOME", "/home/ann", "JAVA_HOME", "/opt/java", "LC_ALL", "C.UTF-8");
    return new ProcessTrialStart(OperatingSystem.LINUX, environment, new Patience(reply, end));
  }

  private Handshake greet(TrialStart trial, Path program) {
    return trial.greet(program, List.of("one", "t w o"));
  }

  /// A script that answers with this frame.
  private String[] answering(String json, String... rest) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(content.length).array();
    try {
      Files.write(temp.resolve("frame"), head);
      Files.write(temp.resolve("frame"), content, StandardOpenOption.APPEND);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var lines = new ArrayList<String>();
    lines.add("echo $$ >> pids");
    lines.add("cat frame");
    lines.addAll(List.of(rest));
    return lines.toArray(String[]::new);
  }

  @Override
  protected Path nothing() {
    return temp.resolve("nothing");
  }

  @Override
  protected Path hostOfVersion(String version) {
    return scripts.lms(answering(HELLO.replace("\"1\"", "\"" + version + "\""), "cat > received"));
  }

  @Override
  protected Path hostThatRefuses(String code) {
    return scripts.lms(
        answering(
            "{\"status\":\"error\",\"message\":\"No.\",\"error\":{\"code\":\"" + code + "\"}}"));
  }

  @Override
  protected Path programThatEnds(int exitCode, String words) {
    return scripts.lms("echo $$ >> pids", "echo '" + words + "' >&2", "exit " + exitCode);
  }

  @Override
  protected Path programThatPrints(String words) {
    return scripts.lms("echo $$ >> pids", "echo '" + words + "'", "exec cat > /dev/null");
  }

  @Test
  void theGreetingIsAFrameWithoutAnId() throws Exception {
    greet(trial(), hostOfVersion("1"));

    byte[] received = Files.readAllBytes(temp.resolve("received"));
    int length = ByteBuffer.wrap(received).order(ByteOrder.nativeOrder()).getInt();
    assertThat(length).isEqualTo(received.length - 4);
    assertThat(new String(received, 4, length, StandardCharsets.UTF_8))
        .startsWith("{\"action\":\"hello\"")
        .doesNotContain("\"id\"");
  }

  @Test
  void theHostGetsABrowsersArgumentsFolderAndEnvironment() throws Exception {
    Path host =
        scripts.lms(
            answering(
                HELLO,
                "printf '%s\\n' \"$@\" > arguments",
                "pwd > folder",
                "env > variables",
                "cat"));

    assertThat(greet(trial(), host)).isInstanceOf(Handshake.Answered.class);

    assertThat(temp.resolve("arguments")).hasContent("one\nt w o");
    assertThat(temp.resolve("folder")).hasContent(temp.toRealPath().toString());
    assertThat(Files.readAllLines(temp.resolve("variables")))
        .contains("HOME=/home/ann", "LC_ALL=C.UTF-8")
        .anyMatch(line -> line.startsWith("PATH=/usr/local/bin:"))
        .noneMatch(line -> line.startsWith("JAVA_HOME"));
  }

  @Test
  void whatIsInTheWayIsToldBeforeAnythingRuns() throws Exception {
    assertThat(greet(trial(), temp)).isEqualTo(new Handshake.NotRunnable(Obstacle.NO_FILE));

    Path plain = scripts.file("echo no program");
    assertThat(greet(trial(), plain)).isEqualTo(new Handshake.NotRunnable(Obstacle.NO_PROGRAM));

    Path strange = scripts.file("#!/no/such/interpreter");
    assertThat(greet(trial(), strange)).isEqualTo(new Handshake.NotRunnable(Obstacle.NO_PROGRAM));

    Path empty = Files.writeString(strange, "");
    assertThat(greet(trial(), empty)).isEqualTo(new Handshake.NotRunnable(Obstacle.NO_PROGRAM));

    Path host = hostOfVersion("1");
    assertThat(host.toFile().setExecutable(false, false)).isTrue();
    assertThat(greet(trial(), host)).isEqualTo(new Handshake.NotRunnable(Obstacle.NOT_EXECUTABLE));
  }

  /// A one-shot message would not notice; a connection that lasts is closed by the browser.
  @Test
  void wordsBehindTheAnswerAreTakenForALength() {
    int good =
        ByteBuffer.wrap("good".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.nativeOrder())
            .getInt();

    assertThat(greet(trial(), scripts.lms(answering(HELLO, "cat >/dev/null; echo goodbye"))))
        .isEqualTo(new Handshake.NoFrame(good));
  }

  @Test
  void anotherProgramsFrameIsNotTheHosts() {
    assertThat(greet(trial(), scripts.lms(answering("{\"hello\":\"you\"}", "cat"))))
        .isEqualTo(new Handshake.NotTheHost("{\"hello\":\"you\"}"));
    assertThat(greet(trial(), scripts.lms(answering("{broken", "cat"))))
        .isEqualTo(new Handshake.NotTheHost("{broken"));
  }

  @Test
  void silenceAndHalfAFrameHaveALimit() {
    assertThat(greet(trial(SHORT, AMPLE), scripts.lms("echo $$ >> pids", "exec cat > /dev/null")))
        .isEqualTo(new Handshake.Silent(SHORT));
    assertThat(
            greet(
                trial(SHORT, AMPLE),
                scripts.lms(
                    "echo $$ >> pids", "printf '\\100\\000\\000\\000{'", "exec cat > /dev/null")))
        .isEqualTo(new Handshake.Silent(SHORT));
  }

  @Test
  void whoDoesNotEndIsEnded() {
    Path host = scripts.lms(answering(HELLO, "trap '' TERM HUP", "while :; do sleep 1; done"));

    assertThat(greet(trial(AMPLE, SHORT), host)).isEqualTo(new Handshake.DoesNotEnd(SHORT));
  }

  @Test
  void aBadEndIsToldWithExitCodeAndWords() {
    Path host = scripts.lms(answering(HELLO, "cat", "echo oh >&2", "exit 7"));

    assertThat(greet(trial(), host)).isEqualTo(new Handshake.EndsBadly(7, "oh"));
  }

  /// It is nobody's child when it is looked for: its parents have ended before the answer.
  @Test
  void whatWasCutLooseIsToldAndEndedToo() {
    answering(HELLO);
    Path host =
        scripts.lms(
            "sh -c 'sleep 600 & echo $! >> pids'", "cat frame", "cat > /dev/null", "exit 0");

    assertThat(greet(trial(), host)).isEqualTo(new Handshake.LeavesProcesses(1));
  }

  @Test
  void anAnswerThatIsTooLargeIsNoText() {
    assertThat(greet(trial(), scripts.lms("printf '\\001\\000\\020\\000'", "exec cat > /dev/null")))
        .isEqualTo(new Handshake.TooLarge(1_048_577));
  }

  @Test
  void whoEndsInTheMiddleOfAnAnswerIsTold() {
    assertThat(greet(trial(), scripts.lms("printf '\\100\\000\\000\\000{'", "exit 4")))
        .isEqualTo(new Handshake.BrokeOff(4, ""));
    assertThat(greet(trial(), scripts.lms("printf '\\100'", "exit 0")))
        .isEqualTo(new Handshake.BrokeOff(0, ""));
  }

  @Test
  void whatAHostLeavesBehindIsToldAndEnded() {
    Path host =
        scripts.lms("sleep 600 &", "echo $! >> pids", "cat frame", "cat > /dev/null", "exit 0");
    answering(HELLO);

    assertThat(greet(trial(), host)).isEqualTo(new Handshake.LeavesProcesses(1));
  }
}
