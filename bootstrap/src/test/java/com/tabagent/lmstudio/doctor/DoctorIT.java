package com.tabagent.lmstudio.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The packaged host, installed for both kinds of browser, healthy and then broken in each way that
/// we know. The doctor starts it as the browsers do.
@Timeout(120)
class DoctorIT {
  @TempDir private Path folder;

  @Test
  void aHealthyInstallationIsGreenThroughout() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Patient patient = Patient.healthy(folder, server)) {
      Report report = patient.look();

      assertThat(report.findings())
          .extracting(Finding::name)
          .containsExactly(
              "chromium", "firefox", "settings", "copy", "app", "lms", "server", "models");
      assertThat(report.findings()).allMatch(each -> each.verdict() == Verdict.OK);
      assertThat(report.findings().getFirst().cause())
          .matches("The host answered " + Patient.CHROMIUM_ID + " in \\d+ ms\\.");
      assertThat(patient.mend(report)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBrokenIsNamedAndMendedWhereItCanBe(Breakage breakage) throws Exception {
    try (SimulatedServer server = breakage.server();
        Patient patient = Patient.healthy(folder, server)) {
      Expectation expected = breakage.expectation();
      breakage.happensTo(patient);

      Report report = patient.look();

      Finding finding = named(report, expected.name());
      assertThat(finding.verdict()).isEqualTo(expected.verdict());
      assertThat(finding.cause()).contains(expected.words());
      assertThat(finding.remedy()).isPresent();
      canBePasted(finding);
      assertThat(finding.mendable()).isEqualTo(expected.mendable());
      if (expected.mendable()) {
        List<String> done = patient.mend(report);

        assertThat(done).isNotEmpty().noneMatch(sentence -> sentence.contains("failed"));
        assertThat(patient.look().findings()).allMatch(each -> each.verdict() == Verdict.OK);
      }
    }
  }

  private static void canBePasted(Finding finding) throws IOException {
    for (String line : Pasted.command(finding).toList()) {
      Path program = Path.of(Pasted.words(line).getFirst());
      assertThat(Files.isExecutable(program) || program.equals(Path.of("lms"))).as(line).isTrue();
    }
  }

  private static Finding named(Report report, String name) {
    return report.findings().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + name + " in " + report));
  }
}
