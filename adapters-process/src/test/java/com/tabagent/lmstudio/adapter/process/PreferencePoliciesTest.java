package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.BrowserPoliciesContract;
import com.tabagent.lmstudio.domain.registration.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Over a stand-in for macOS' program that takes the same arguments, and files that hold a key and
/// its value on each line.
@DisabledOnOs(OS.WINDOWS)
class PreferencePoliciesTest extends BrowserPoliciesContract {
  private static final String PLUTIL =
      """
      #!/bin/sh
      case $1 in
        -lint) [ "$2" = -s ] && ! grep -q broken "$3" ;;
        -extract)
          [ "$4 $5" = "-o -" ] || exit 1
          value=$(sed -n "s/^$2=//p" "$6")
          case $3 in
            json) printf %s "$value" | grep '^\\[' ;;
            raw) printf %s "$value" | grep . ;;
          esac ;;
      esac
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aProgram() throws IOException {
    Path plutil = Files.writeString(folder.resolve("plutil"), PLUTIL);
    Files.setPosixFilePermissions(plutil, PosixFilePermissions.fromString("rwx------"));
  }

  private BrowserPolicies policies(String program) {
    return new PreferencePolicies(folder.resolve(program).toString(), folder, "Zoë O'Neil");
  }

  @Override
  protected BrowserPolicies policies() {
    return policies("plutil");
  }

  @Override
  protected void givenBlocked(Browser browser, String host) {
    machine("NativeMessagingBlocklist=[\"" + host + "\"]");
  }

  @Override
  protected void givenBlockedAndAllowed(Browser browser, String blocked, String allowed) {
    machine("NativeMessagingBlocklist=[\"" + blocked + "\"]");
    machine("NativeMessagingAllowlist=[\"" + allowed + "\"]");
  }

  @Override
  protected void givenNoUserLevel(Browser browser) {
    machine("NativeMessagingUserLevelHosts=false");
  }

  private void machine(String line) {
    line("org.chromium.Chromium.plist", line);
  }

  /// The last line about a key counts.
  private Path line(String name, String line) {
    try {
      Path file = folder.resolve("Library/Managed Preferences").resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      String key = line.replaceFirst("=.*", "=");
      String before = Files.exists(file) ? Files.readString(file) : "";
      return Files.writeString(
          file,
          before.replaceAll("(?m)^" + key + ".*\n", "") + line + "\n",
          StandardOpenOption.CREATE);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CHROME, com.google.Chrome",
    "CHROMIUM, org.chromium.Chromium",
    "EDGE, com.microsoft.Edge",
    "BRAVE, com.brave.Browser",
    "VIVALDI, com.vivaldi.Vivaldi",
  })
  void eachBrowserHasItsFilesAndIsToldWhichItWas(Browser browser, String bundle) {
    Path file =
        line("Zoë O'Neil/" + bundle + ".plist", "NativeMessagingBlocklist=[\"com.tabagent.host\"]");

    assertThat(policies().ruling(browser)).isEqualTo(new Ruling.Blocked(file.toString()));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPERA", "ARC", "CHROME_FOR_TESTING"})
  void whereNobodyKnowsWhereToLookThatIsSaid(Browser browser) {
    assertThat(policies().ruling(browser)).isInstanceOf(Ruling.NotExamined.class);
  }

  @Test
  void theMachinesWordCountsOverTheUsers() {
    line("Zoë O'Neil/org.chromium.Chromium.plist", "NativeMessagingUserLevelHosts=false");
    machine("NativeMessagingUserLevelHosts=true");

    assertThat(policies().ruling(Browser.CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForFreedom() {
    machine("broken=");

    assertThat(policies().ruling(Browser.CHROMIUM)).isInstanceOf(Ruling.NotExamined.class);
  }

  @Test
  void whereTheProgramCannotBeRunNobodyCanSay() {
    machine("NativeMessagingBlocklist=[\"*\"]");

    assertThat(policies("none").ruling(Browser.CHROMIUM)).isInstanceOf(Ruling.NotExamined.class);
  }
}
