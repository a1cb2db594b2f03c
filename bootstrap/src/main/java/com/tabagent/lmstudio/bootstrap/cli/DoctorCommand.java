package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut;
import com.tabagent.lmstudio.adapter.nativemessaging.message.ReportJson;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.Diagnose.Depth;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.diagnosis.Redaction;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Finds out what is wrong, and mends what it can.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Finds what is wrong between your browsers and a model, and says what mends it.",
      "For each browser it starts the host as that browser would, and talks to it.",
      "Ends with 1 if anything is an error. Changes nothing without --fix."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print what a browser extension is told.")
  private boolean json;

  @Option(names = "--fix", description = "Mend what can be mended without you, then look again.")
  private boolean fix;

  @Option(
      names = "--chat",
      description = "Also let a model write one token, which may load it first.")
  private boolean chat;

  @Option(
      names = "--live",
      description = {
        "Also let an extension ask the host in each browser itself, without a window.",
        "The browser gets a profile of its own, which is deleted. Takes some seconds for each."
      })
  private boolean live;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write the report to a file, without your name and without secrets.")
  private @Nullable Path file;

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Hexagon hexagon = session.openInAnyCase()) {
      Diagnose doctor = hexagon.diagnose();
      Report report = look(doctor);
      if (fix) {
        mend(doctor, report);
        report = look(doctor);
      }
      if (file != null) {
        write(file, report);
      }
      session
          .terminal()
          .result(
              json ? JsonOut.object(ReportJson.of(report)) : ReportText.of(report, session.host()));
      return report.verdict() == Verdict.ERROR ? ExitCode.FAILED : ExitCode.OK;
    }
  }

  private Report look(Diagnose doctor) {
    return doctor.diagnose(new Depth(chat, live), new Cancellation());
  }

  private void mend(Diagnose doctor, Report report) {
    List<String> done = doctor.mend(report);
    if (done.isEmpty()) {
      session.terminal().say("There is nothing that can be mended without you.");
    }
    done.forEach(session.terminal()::say);
  }

  private void write(Path target, Report report) {
    var redaction = new Redaction(session.machine().user().home());
    String text =
        JsonOut.object(
            out -> {
              out.field("version", ProductVersion.current())
                  .field("os", session.machine().user().os().name().toLowerCase(Locale.ROOT))
                  .field("java", Runtime.version().toString());
              ReportJson.of(redaction.of(report)).writeTo(out);
            });
    try {
      Files.writeString(target, text + "\n");
    } catch (IOException failed) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.INTERNAL,
              "The report cannot be written to " + target + ".",
              Remedy.advice("Name a file in a folder that you may write to.")),
          failed);
    }
    session.terminal().say("The report is in " + target + ".");
  }
}
