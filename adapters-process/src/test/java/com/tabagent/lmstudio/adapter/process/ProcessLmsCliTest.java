package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.application.port.out.LmsCliContract;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its lms are shell scripts")
class ProcessLmsCliTest extends LmsCliContract {
  private static final Duration AMPLE = Duration.ofSeconds(50);

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
  void startPassesPortAddressAndCorsAsTheyAreStored() {
    Path lms = scripts.lms("printf '%s\\n' \"$@\"");

    assertThat(start(lms, new ServerSettings(4321, "0.0.0.0", true), true))
        .containsExactly("server", "start", "--port", "4321", "--bind", "0.0.0.0", "--cors");
    assertThat(start(lms, ServerSettings.DEFAULT, true))
        .containsExactly("server", "start", "--port", "1234", "--bind", "127.0.0.1");
  }

  @Test
  void anOldLmsIsNotGivenBind() {
    Path lms = scripts.lms("printf '%s\\n' \"$@\"");

    assertThat(start(lms, new ServerSettings(4321, "0.0.0.0", true), false))
        .containsExactly("server", "start", "--port", "4321", "--cors");
  }

  @Test
  void stopIsServerStop() {
    Path lms = scripts.lms("printf '%s\\n' \"$@\"");

    assertThat(lines(cli().stopServer(lms))).containsExactly("server", "stop");
  }

  @Test
  void noShellEverSeesAPath() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("$(touch hole); \"a\" > b & *"));

    assertThat(start(new Scripts(folder).lms("echo run"))).containsExactly("run");

    assertThat(temp.resolve("hole")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**hole");
  }

  @Test
  void lmsReadsTheNullDeviceAndNotTheBrowsersMessages() {
    assertThat(start(scripts.lms("readlink /proc/self/fd/0 || echo /dev/null", "cat")))
        .containsExactly("/dev/null");
  }

  @Test
  void nothingThatLmsWritesReachesOurOwnOutputs() {
    assertThat(start(scripts.lms("echo result", "echo message >&2")))
        .containsExactly("message", "result");
  }

  @Test
  void lmsRunsInItsOwnFolder() throws IOException {
    assertThat(start(scripts.lms("pwd -P"))).containsExactly(temp.toRealPath().toString());
  }

  @Test
  void lmsInheritsTheEnvironmentExceptForSecrets() {
    Path lms = scripts.lms("echo home=${HOME-none}", "echo path=${PATH-none}");
    var cli = new ProcessLmsCli(OperatingSystem.LINUX, Set.of("HOME"));

    List<String> seen = lines(cli.startServer(lms, ServerSettings.DEFAULT, true));

    assertThat(seen).containsExactly("home=none", "path=" + System.getenv("PATH"));
  }

  @Test
  void aFileThatIsNotThereCannotBeRun() {
    assertCannotBeRun(temp.resolve("gone/lms"));
    assertCannotBeRun(temp.resolve("lms"));
  }

  @Test
  void aFolderCannotBeRun() {
    assertCannotBeRun(temp);
  }

  @Test
  void aScriptWhoseInterpreterIsGoneCannotBeRun() {
    assertCannotBeRun(scripts.file("#!/gone/bin/node"));
  }

  private void assertCannotBeRun(Path lms) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> cli().startServer(lms, ServerSettings.DEFAULT, true))
        .satisfies(
            thrown -> {
              assertThat(thrown.failure().code()).isEqualTo(FailureCode.START_FAILED);
              assertThat(thrown.failure().message()).contains(lms.toString());
              assertThat(thrown.failure().remedy()).isPresent();
            });
  }

  private List<String> start(Path lms) {
    return start(lms, ServerSettings.DEFAULT, true);
  }

  private List<String> start(Path lms, ServerSettings settings, boolean passBind) {
    return lines(cli().startServer(lms, settings, passBind));
  }

  private static List<String> lines(LmsCli.Run run) {
    return run.await(AMPLE).orElseThrow().output().lines().toList();
  }

  @Override
  protected LmsCli cli() {
    return new ProcessLmsCli(OperatingSystem.LINUX);
  }

  @Override
  protected Path lmsThatEnds(int code, String stdout, String stderr) {
    return scripts.lms("echo '" + stdout + "'", "echo '" + stderr + "' >&2", "exit " + code);
  }

  @Override
  protected Path lmsThatHangs() {
    return scripts.lms("echo $$ >> pids", "exec sleep 300");
  }

  @Override
  protected Path lmsThatLeavesAProcessBehind() {
    return scripts.lms("sleep 300 &", "echo $! >> pids");
  }

  @Override
  protected Path lmsThatCannotBeRun() {
    Path lms = scripts.lms("exit 0");
    assertThat(lms.toFile().setExecutable(false)).isTrue();
    assertThat(Files.isRegularFile(lms)).isTrue();
    return lms;
  }
}
