package com.tabagent.lmstudio.adapter.filesystem;

import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.BrowserPoliciesContract;
import com.tabagent.lmstudio.domain.registration.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFilesTest extends BrowserPoliciesContract {
  private static final String BLOCK_ALL = "{\"NativeMessagingBlocklist\":[\"*\"]}";

  @TempDir private Path root;

  @Override
  protected BrowserPolicies policies() {
    return new PolicyFiles(root);
  }

  @Override
  protected void givenBlocked(Browser browser, String host) {
    policy("hosts.json", "{\"NativeMessagingBlocklist\":[\"" + host + "\"]}");
  }

  @Override
  protected void givenBlockedAndAllowed(Browser browser, String blocked, String allowed) {
    givenBlocked(browser, blocked);
    policy("allowed.json", "{\"NativeMessagingAllowlist\":[1,{\"a\":[]},\"" + allowed + "\"]}");
  }

  @Override
  protected void givenNoUserLevel(Browser browser) {
    policy("user.json", "{\"Other\":{\"a\":1},\"NativeMessagingUserLevelHosts\":false}");
  }

  private Path policy(String name, String json) {
    return policy("etc/chromium/policies/managed", name, json);
  }

  private Path policy(String folder, String name, String json) {
    try {
      Path file = root.resolve(folder).resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.writeString(file, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CHROME, etc/opt/chrome/policies/managed",
    "CHROMIUM, etc/chromium/policies/managed",
    "CHROMIUM, etc/chromium-browser/policies/managed",
    "EDGE, etc/opt/edge/policies/managed",
    "BRAVE, etc/brave/policies/managed",
    "CHROME_FOR_TESTING, etc/opt/chrome_for_testing/policies/managed",
  })
  void eachBrowserHasItsFolderAndIsToldWhichFileItWas(Browser browser, String folder) {
    Path file = policy(folder, "p.json", BLOCK_ALL);

    assertThat(policies().ruling(browser)).isEqualTo(new Ruling.Blocked(file.toString()));
    assertThat(policies().ruling(Browser.FIREFOX)).isEqualTo(new Ruling.Free());
  }

  @Test
  void theLastFileByNameCounts() {
    policy(
        "a.json", "{\"NativeMessagingUserLevelHosts\":false,\"NativeMessagingBlocklist\":[\"*\"]}");
    policy("b.json", "{\"NativeMessagingUserLevelHosts\":true,\"NativeMessagingBlocklist\":[]}");

    assertThat(policies().ruling(CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  /// Seen in Chromium 156: with each of these it kept to the policy.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{// comment, with a \" in it\n\"NativeMessagingBlocklist\":[\"*\"]}",
        "{/* comment \" */\"NativeMessagingBlocklist\":[\"*\"]}",
        "{\"NativeMessagingBlocklist\":[\"*\",],}",
        "\uFEFF{\"NativeMessagingBlocklist\":[\"*\"]}",
        "{\"Other\":\"a\nb // no comment\",\"NativeMessagingBlocklist\":[\"*\"]}",
        "{\"Other\":\"\\\\\\\"/*\",\"NativeMessagingBlocklist\":[\"*\"]}",
        "{\"NativeMessagingBlocklist\":[\"\\x2a\"]}",
        "{\"NativeMessagingBlocklist\":[],\"NativeMessagingBlocklist\":[\"*\"]}",
      })
  void whatChromiumTakesIsTaken(String json) {
    policy("p.json", json);

    assertThat(policies().ruling(CHROMIUM)).isInstanceOf(Ruling.Blocked.class);
  }

  /// Seen in Chromium 156: it passed over the whole file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"NativeMessagingBlocklist\":[\"*\"],",
        "{\"NativeMessagingBlocklist\":[\"*\"]} more",
        "[{\"NativeMessagingBlocklist\":[\"*\"]}]",
        "{\"NativeMessagingBlocklist\":\"*\",\"NativeMessagingUserLevelHosts\":\"false\"}",
        "{\"Other\":\"a\tb\",\"NativeMessagingBlocklist\":[\"*\"]}",
        "{'NativeMessagingBlocklist':['*']}",
        "{NativeMessagingBlocklist:[\"*\"]}",
        "{\"Other\":01,\"NativeMessagingBlocklist\":[\"*\"]}",
        "{\"Other\":NaN,\"NativeMessagingBlocklist\":[\"*\"]}",
        "{# comment\n\"NativeMessagingBlocklist\":[\"*\"]}",
        "{/* comment \"NativeMessagingBlocklist\":[\"*\"]}",
      })
  void whatTheBrowserWouldPassOverIsPassedOver(String json) {
    policy("p.json", json);

    assertThat(policies().ruling(CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", ".policy.json", "policy.json.bak"})
  void theNameOfAFileDoesNotMatter(String name) {
    policy(name, BLOCK_ALL);

    assertThat(policies().ruling(CHROMIUM)).isInstanceOf(Ruling.Blocked.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIVALDI", "OPERA"})
  void whereNobodyKnowsWhereToLookThatIsSaid(Browser browser) {
    assertThat(policies().ruling(browser)).isInstanceOf(Ruling.NotExamined.class);
  }
}
