package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut.Content;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;

/// The payload of a diagnosis: the whole in a word and in numbers, then each finding.
public final class ReportJson {

  private ReportJson() {}

  public static Content of(Report report) {
    return out ->
        out.field("verdict", report.verdict().word())
            .field("ok", report.count(Verdict.OK))
            .field("warnings", report.count(Verdict.WARNING))
            .field("errors", report.count(Verdict.ERROR))
            .objects("findings", report.findings().stream().map(ReportJson::of).toList());
  }

  private static Content of(Finding finding) {
    return out -> {
      out.field("area", finding.area().word())
          .field("name", finding.name())
          .field("verdict", finding.verdict().word())
          .field("cause", finding.cause());
      finding.remedy().ifPresent(remedy -> FailureJson.writeRemedy(out, remedy));
      out.field("mendable", finding.mendable());
    };
  }
}
