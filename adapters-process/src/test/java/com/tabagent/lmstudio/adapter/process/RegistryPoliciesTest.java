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

/// Over a stand-in for Windows' program that prints listings as that does, from files that are
/// named by the keys.
@DisabledOnOs(OS.WINDOWS)
class RegistryPoliciesTest extends BrowserPoliciesContract {
  private static final String REG =
      """
      #!/bin/sh
      [ "$1 $3" = "query /s" ] && cat "$(dirname "$0")/$(printf %s "$2" | tr '\\\\' _)" 2>/dev/null
      """;

  private static final String CHROMIUMS = "Software\\Policies\\Chromium";

  @TempDir private Path folder;

  @BeforeEach
  void aProgram() throws IOException {
    Path reg = Files.writeString(folder.resolve("reg"), REG);
    Files.setPosixFilePermissions(reg, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  protected BrowserPolicies policies() {
    return new RegistryPolicies(folder.resolve("reg").toString());
  }

  @Override
  protected void givenBlocked(Browser browser, String host) {
    list("HKLM", "NativeMessagingBlocklist", host);
  }

  @Override
  protected void givenBlockedAndAllowed(Browser browser, String blocked, String allowed) {
    list("HKLM", "NativeMessagingBlocklist", blocked);
    list("HKLM", "NativeMessagingAllowlist", allowed);
  }

  @Override
  protected void givenNoUserLevel(Browser browser) {
    value("HKLM", "NativeMessagingUserLevelHosts    REG_DWORD    0x0");
  }

  private void list(String root, String policy, String host) {
    print(root, CHROMIUMS, "\\" + policy, "1    REG_SZ    " + host);
  }

  private void value(String root, String value) {
    print(root, CHROMIUMS, "", value);
  }

  private void print(String root, String key, String below, String value) {
    try {
      Files.writeString(
          folder.resolve((root + "\\" + key).replace('\\', '_')),
          "\r\nHKEY_LOCAL_MACHINE\\" + key + below + "\r\n    " + value + "\r\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CHROME, Software\\Policies\\Google\\Chrome",
    "CHROMIUM, Software\\Policies\\Chromium",
    "EDGE, Software\\Policies\\Microsoft\\Edge",
    "BRAVE, Software\\Policies\\BraveSoftware\\Brave",
    "VIVALDI, Software\\Policies\\Vivaldi",
  })
  void eachBrowserHasItsKeyAndIsToldWhichItWas(Browser browser, String key) {
    print("HKCU", key, "\\NativeMessagingBlocklist", "7    REG_SZ    com.tabagent.host");

    assertThat(policies().ruling(browser)).isEqualTo(new Ruling.Blocked("HKCU\\" + key));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPERA", "ARC", "CHROME_FOR_TESTING"})
  void whereNobodyKnowsWhereToLookThatIsSaid(Browser browser) {
    assertThat(policies().ruling(browser)).isInstanceOf(Ruling.NotExamined.class);
  }

  @Test
  void theMachinesWordCountsOverTheUsers() {
    list("HKCU", "NativeMessagingBlocklist", "*");
    list("HKLM", "NativeMessagingBlocklist", "com.example.other");

    assertThat(policies().ruling(Browser.CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  @Test
  void aListMayAlsoBeOneValue() {
    value("HKLM", "NativeMessagingBlocklist    REG_SZ    [\"*\",]");

    assertThat(policies().ruling(Browser.CHROMIUM)).isInstanceOf(Ruling.Blocked.class);
  }

  @Test
  void otherValuesSayNothing() {
    value("HKLM", "NativeMessagingBlocklist    REG_SZ    no list");
    value("HKLM", "NativeMessagingUserLevelHosts    REG_DWORD    0x1");
    value("HKLM", "HomepageLocation    REG_SZ    *");
    print("HKLM", CHROMIUMS, "\\URLBlocklist", "1    REG_SZ    *");

    assertThat(policies().ruling(Browser.CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  @Test
  void whereTheProgramCannotBeRunNobodyCanSay() {
    assertThat(new RegistryPolicies(folder.resolve("none").toString()).ruling(Browser.CHROMIUM))
        .isInstanceOf(Ruling.NotExamined.class);
  }
}
