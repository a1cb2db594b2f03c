package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.process.HeadlessTrial.Limits;
import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Browsers that do not do as they are told, played by scripts.
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its browsers are shell scripts")
class HeadlessTrialTest {
  private static final ExtensionId CALLER = new ExtensionId(Engine.FIREFOX, "tab@example.org");

  @TempDir private Path folder;
  private Path temporary;
  private Scripts scripts;

  @BeforeEach
  void layOut() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
    scripts = new Scripts(folder);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    scripts.noted().forEach(each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    scripts.close();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private Hearing hear(Engine engine, OperatingSystem os, Path program) {
    var limits = new Limits(Duration.ofMillis(400), Duration.ofMillis(300));
    var environment = Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin");
    return new HeadlessTrial(os, environment, "ann", temporary, limits)
        .hear(engine, List.of(folder, program), Optional.empty(), CALLER);
  }

  private static String reason(Hearing hearing) {
    assertThat(hearing).isInstanceOf(Hearing.NotHeld.class);
    return ((Hearing.NotHeld) hearing).reason();
  }

  @ParameterizedTest
  @EnumSource
  void whoEndsAtOnceIsToldWithItsWords(Engine engine) {
    Path browser = scripts.lms("echo no display >&2", "exit 7");

    assertThat(reason(hear(engine, OperatingSystem.LINUX, browser)))
        .contains(browser.toString(), "exit code 7", "no display");
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotComeUpIsEndedWithAllThatItStarted(Engine engine) {
    Path browser =
        scripts.lms(
            "trap '' TERM HUP",
            "echo $$ >> " + folder + "/pids",
            "sh -c 'sleep 600 & echo $! >> " + folder + "/pids'",
            "while :; do sleep 1; done");

    assertThat(reason(hear(engine, OperatingSystem.LINUX, browser)))
        .containsAnyOf("had no answer in 0 s", "did not come up in 0 s");
    assertThat(scripts.noted()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void whatABrowserHasAgainstTheExtensionIsPassedOn() {
    Path browser =
        scripts.lms(
            "printf '{\"method\":\"x\"}\\0{\"id\":1,\"error\":{\"message\":\"Not allowed.\"}}\\0' >&4",
            "exec cat <&3");

    assertThat(reason(hear(Engine.CHROMIUM, OperatingSystem.LINUX, browser)))
        .isEqualTo("it lets nobody load an extension (Not allowed.)");
  }

  /// The commands are answered in turn; the title never changes.
  @Test
  void anExtensionThatHearsNothingIsSilent() {
    Path browser =
        scripts.lms(
            "printf '{\"id\":1,\"result\":{\"id\":\"abc\"}}\\0' >&4",
            "printf '{\"id\":2,\"result\":{\"targetId\":\"T\"}}\\0' >&4",
            "number=3",
            "while [ $number -lt 100 ]; do",
            "  printf '{\"id\":%d,\"result\":{\"targetInfo\":{\"title\":\"\"}}}\\0' $number >&4",
            "  number=$((number + 1))",
            "done",
            "grep -z -q -m 1 Browser.close <&3 || exec cat <&3");

    assertThat(hear(Engine.CHROMIUM, OperatingSystem.LINUX, browser))
        .isEqualTo(new Hearing.Silent(Duration.ofMillis(300)));
  }

  @Test
  void whereItCannotBeDoneThatIsSaid() {
    assertThat(reason(hear(Engine.CHROMIUM, OperatingSystem.LINUX, folder.resolve("none"))))
        .isEqualTo("its program is not on the PATH");
    assertThat(reason(hear(Engine.CHROMIUM, OperatingSystem.WINDOWS, folder.resolve("none"))))
        .contains("Windows");
  }
}
