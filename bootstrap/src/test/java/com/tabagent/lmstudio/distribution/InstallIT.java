package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From an unpacked distribution to a host that a browser starts, and back to a home as it was.
@Timeout(300)
class InstallIT {
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";
  private static final String ORIGIN = "chrome-extension://" + LETTERS + "/";
  private static final String CHECK = "{\"action\":\"check_lmstudio\"}";
  private static final Path CHROMIUM =
      Path.of(".config/chromium/NativeMessagingHosts/com.tabagent.host.json");
  private static final Path FIREFOX =
      Path.of(".mozilla/native-messaging-hosts/com.tabagent.host.json");

  @TempDir private Path folder;
  private SimulatedMachine machine;
  private Path home;

  @BeforeEach
  void aMachine() throws IOException {
    home = folder.resolve("Zoë's home");
    machine = SimulatedMachine.create(home);
    Files.createDirectories(home.resolve(".config/chromium"));
  }

  @AfterEach
  void nothingIsLeft() {
    machine.close();
    assertThat(machine.processes()).isEmpty();
  }

  private List<String> find() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private Path launcher(Path manifest) throws IOException {
    Matcher path =
        Pattern.compile("\"path\" : \"([^\"]+)\"")
            .matcher(Files.readString(home.resolve(manifest)));
    assertThat(path.find()).isTrue();
    return Path.of(path.group(1));
  }

  private String reply(Path launcher, String... arguments) throws Exception {
    return HostRun.answerOf(machine, launcher, CHECK, arguments);
  }

  private int run(Path launcher, String... arguments) throws Exception {
    Process command = HostRun.start(machine, launcher, Redirect.INHERIT, arguments);
    return command.waitFor();
  }

  @Test
  void whatIsInstalledAnswersAsItsManifestSaysAndIsRemovedWithoutATrace() throws Exception {
    List<String> before = find();
    String[] install = {
      "install",
      "--browser",
      "chromium",
      "--browser",
      "firefox",
      "--extension-id",
      LETTERS,
      "--firefox-id",
      "tab@example.org"
    };
    assertThat(HostRun.output(machine, 0, "install", "--dry-run", "--extension-id", LETTERS))
        .contains("would write", CHROMIUM.toString());
    assertThat(find()).isEqualTo(before);

    assertThat(HostRun.output(machine, 0, install))
        .contains("written", CHROMIUM.toString(), FIREFOX.toString(), "the start-up cache");

    Path launcher = launcher(CHROMIUM);
    assertThat(launcher).isEqualTo(home.resolve(".local/share/tabagent-host/bin/tabagent-host"));
    assertThat(launcher(FIREFOX)).isEqualTo(launcher);
    assertThat(Files.readString(home.resolve(CHROMIUM))).contains("\"" + ORIGIN + "\"");
    assertThat(reply(launcher, ORIGIN)).startsWith("{\"status\":\"success\"");
    assertThat(reply(launcher, home.resolve(FIREFOX).toString(), "tab@example.org"))
        .startsWith("{\"status\":\"success\"");

    List<String> installed = find();
    assertThat(HostRun.output(machine, 0, install)).doesNotContain("written");
    assertThat(find()).isEqualTo(installed);

    assertThat(run(launcher, "uninstall")).isZero();
    assertThat(find()).isEqualTo(before);
  }

  @Test
  void whoWasRegisteredMayCallWhateverTheSettingsListAndOthersMayNot() throws Exception {
    Path settings = home.resolve(".config/tabagent-host/config.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"allowed_extensions\":[\"other@example.org\"]}");
    List<String> before = find();
    HostRun.output(machine, 0, "install", "--extension-id", LETTERS);
    Path launcher = launcher(CHROMIUM);

    assertThat(reply(launcher, ORIGIN)).contains("\"status\":\"success\"");
    assertThat(reply(launcher, ORIGIN.replace('a', 'b'))).contains("ORIGIN_DENIED");
    assertThat(settings).content(StandardCharsets.UTF_8).contains("other@example.org");

    assertThat(run(launcher, "uninstall", "--browser", "chromium")).isZero();
    assertThat(find()).isEqualTo(before);
  }
}
