package com.tabagent.lmstudio.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.browser.BrowserKind;
import com.tabagent.lmstudio.browser.ExtensionPage;
import com.tabagent.lmstudio.browser.RunningBrowser;
import com.tabagent.lmstudio.browser.Way;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The archive that people download, on a machine without Java: from unpacking it to a host that
/// two real browsers talk to, and back to a machine as it was.
@Timeout(300)
class BareMachineIT {
  private static final Path ARCHIVE = Path.of(System.getProperty("image.archive"));

  @TempDir private Path folder;

  @Test
  void isInstalledUsedDiagnosedAndRemovedWithoutATrace() throws IOException {
    Map<BrowserKind, Path> browsers = browsers();
    try (BareMachine machine = BareMachine.in(folder)) {
      List<Path> before = machine.find();

      machine.install(
          ARCHIVE,
          "--browser",
          "chromium",
          "--browser",
          "firefox",
          "--extension-id",
          BrowserKind.CHROMIUM_ID,
          "--firefox-id",
          BrowserKind.FIREFOX_ID);
      List<Path> ours = machine.findBut(before);
      for (Map.Entry<BrowserKind, Path> each : browsers.entrySet()) {
        BrowserKind kind = each.getKey();
        try (RunningBrowser browser = kind.start(each.getValue(), machine.user())) {
          talk(kind, new ExtensionPage(browser), machine);
        }
      }
      nothingIsWrong(machine);
      machine.host("uninstall");

      assertThat(machine.findOnly(ours)).isEmpty();
    }
  }

  private static Map<BrowserKind, Path> browsers() {
    var browsers = new EnumMap<BrowserKind, Path>(BrowserKind.class);
    for (BrowserKind kind : BrowserKind.values()) {
      browsers.put(kind, kind.required());
    }
    return browsers;
  }

  private static void talk(BrowserKind kind, ExtensionPage page, BareMachine machine) {
    assertThat(state(page, "check_lmstudio")).isEqualTo("SERVER_DOWN");
    assertThat(state(page, "start_lmstudio")).isEqualTo("READY");
    machine.awaitNoHost();

    JsonObject hello =
        page.object(
            """
            globalThis.connection = new Connection()
            return (await connection.request({action: 'hello'})).payload
            """);
    assertThat(hello.text("browser")).contains(kind.optionName());
    assertThat(hello.text("origin")).contains(kind.caller());
    assertThat(machine.user().hosts())
        .singleElement()
        .extracting(host -> Path.of(host.info().command().orElseThrow()))
        .matches(java -> java.startsWith(machine.stay()), "is a Java of the host's own");

    JsonObject chat =
        page.object(
            """
            const chat = connection.open({
              action: 'openai', path: '/v1/chat/completions', stream: true,
              body: {stream: true, messages: [{role: 'user', content: 'Count'}]}})
            const {status} = await chat.reply
            connection.disconnect()
            return {
              status,
              text: chat.events.slice(1)
                .map(event => event.payload.choices[0].delta.content ?? '').join(''),
            }
            """);
    assertThat(chat.text("status")).contains("success");
    assertThat(chat.text("text").orElseThrow()).startsWith("token0 token1 ").endsWith(" token49");
    machine.awaitNoHost();
    assertThat(state(page, "stop_lmstudio")).isEqualTo("SERVER_DOWN");
  }

  private static String state(ExtensionPage page, String action) {
    JsonObject reply = Way.ONE_SHOT.ask(page, "{action: '" + action + "'}");
    assertThat(reply.text("status")).as(reply.toString()).contains("success");
    return reply.object("payload").orElseThrow().text("state").orElseThrow();
  }

  private static void nothingIsWrong(BareMachine machine) throws IOException {
    machine.host("start");
    JsonObject report = Json.parseObject(machine.host("doctor", "--json"));
    machine.host("stop");

    assertThat(report.objects("findings"))
        .extracting(finding -> finding.text("name").orElseThrow())
        .contains("chromium", "firefox", "copy", "start-up cache", "server", "models");
    assertThat(report.objects("findings"))
        .allMatch(finding -> finding.text("verdict").orElseThrow().equals("ok"));
  }
}
