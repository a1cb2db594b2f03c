package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.application.port.in.Diagnose.Depth;
import com.tabagent.lmstudio.domain.diagnosis.Area;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A report, over the wire.
@Timeout(60)
class DiagnoseActionTest {
  private static final Report REPORT =
      new Report(
          List.of(
              Finding.ok(Area.BROWSER, "chromium", "The host answered."),
              Finding.error(
                      Area.BROWSER,
                      "firefox",
                      "It refuses.",
                      Remedy.command("Register it.", "tabagent-host install"))
                  .mendableByDoctor(),
              Finding.warning(Area.LM_STUDIO, "server", "It is off.", Remedy.advice("Start it."))));

  @Test
  void theReportIsTheWholeAndEachFinding() {
    try (var browser = PlayedBrowser.open()) {
      browser.useCases().looks().answersAtOnce(REPORT);

      assertThat(browser.ask("{\"action\":\"diagnose\",\"id\":1}"))
          .isEqualTo(
              Json.read(
                  """
                  {"status":"success","id":1,"action":"diagnose","payload":{
                   "verdict":"error","ok":1,"warnings":1,"errors":1,"findings":[
                   {"area":"browser","name":"chromium","verdict":"ok","cause":"The host answered.",
                    "mendable":false},
                   {"area":"browser","name":"firefox","verdict":"error","cause":"It refuses.",
                    "remedy":{"text":"Register it.","command":"tabagent-host install"},
                    "mendable":true},
                   {"area":"lm-studio","name":"server","verdict":"warning","cause":"It is off.",
                    "remedy":{"text":"Start it."},"mendable":false}]}}
                  """));
    }
  }

  @Test
  void aModelIsAskedOnlyWhereTheCallerWantsThat() {
    try (var browser = PlayedBrowser.open()) {
      browser.useCases().looks().answersAtOnce(REPORT);

      browser.ask("{\"action\":\"diagnose\"}");
      assertThat(browser.useCases().looks().next().asked()).isEqualTo(Depth.USUAL);

      browser.ask("{\"action\":\"diagnose\",\"chat\":true}");
      assertThat(browser.useCases().looks().next().asked()).isEqualTo(new Depth(true, false));

      assertThat(
              browser.ask("{\"action\":\"diagnose\",\"chat\":\"yes\"}").at("/error/code").asText())
          .isEqualTo("BAD_REQUEST");
    }
  }
}
