package com.tabagent.lmstudio.application.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.diagnosis.Area;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LmStudioExaminationTest {
  private static final Model CHAT = new Model("chat", Model.Kind.LANGUAGE, true);
  private static final Model OTHER = new Model("other", Model.Kind.LANGUAGE, false);
  private static final Model EMBEDDING = new Model("embed", Model.Kind.EMBEDDING, true);
  private static final Finding CHATTED = Finding.ok(Area.LM_STUDIO, "chat", "It answered.");

  private final World world = new World();

  private List<Finding> examine() {
    return examine(AutoStart.ON_START);
  }

  private List<Finding> examine(AutoStart autoStart) {
    return new LmStudioExamination(world.status, world.models, autoStart).examine(Optional::empty);
  }

  private static Finding named(List<Finding> findings, String name) {
    return findings.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static void expect(Finding finding, Verdict verdict, String words, String step) {
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.cause()).contains(words);
    assertThat(finding.remedy().orElseThrow().text()).contains(step);
  }

  private void runs(Model... models) {
    world.comesUp();
    world.models.put(Endpoint.DEFAULT, models);
  }

  @Test
  void allIsWellWhereAModelIsThere() {
    runs(CHAT, OTHER);

    assertThat(examine())
        .extracting(Finding::name)
        .containsExactly("app", "lms", "server", "models");
    assertThat(examine()).extracting(Finding::verdict).containsOnly(Verdict.OK);
    assertThat(named(examine(), "models").cause()).isEqualTo("2 models, 1 of them loaded.");
  }

  @Test
  void whereNothingIsInstalledNothingElseIsLookedAt() {
    world.disk.holds(SampleInstallations.nothing());

    assertThat(examine()).hasSize(1);
    expect(named(examine(), "app"), Verdict.ERROR, "not installed", "Install LM Studio");
  }

  @Test
  void aServerElsewhereNeedsNoInstallation() {
    world.disk.holds(SampleInstallations.nothing());
    runs(CHAT);

    assertThat(examine()).extracting(Finding::name).containsExactly("server", "models");
  }

  @Test
  void withoutTheToolTheServerCannotBeStarted() {
    world.disk.holds(SampleInstallations.applicationOnly());

    expect(named(examine(), "lms"), Verdict.ERROR, "not set up", "lms bootstrap");
  }

  @Test
  void aServerThatIsOffIsStartedOnDemandUnlessTheUserForbidsIt() {
    expect(named(examine(), "server"), Verdict.WARNING, "first request", "Start LM Studio");
    expect(
        named(examine(AutoStart.NEVER), "server"),
        Verdict.WARNING,
        "keep this host from starting it",
        "Start LM Studio");
  }

  @Test
  void anotherProgramOnThePortIsToldWithWhatItSaid() {
    world.put(new Identity.Foreign("HTTP 404"));
    expect(named(examine(), "server"), Verdict.ERROR, "HTTP 404", "Close the program");

    world.put(new Identity.Silent());
    expect(named(examine(), "server"), Verdict.ERROR, "does not answer", "Close the program");
  }

  @Test
  void aTokenThatIsWantedIsToldAndTheModelsAreNotAskedFor() {
    world.comesUp();
    world.models.put(Endpoint.DEFAULT, new Listing.TokenRequired());

    expect(named(examine(), "server"), Verdict.ERROR, "wants an API token", "api_token");
    assertThat(examine()).extracting(Finding::name).doesNotContain("models");
  }

  @Test
  void corsIsAHintAndNoFault() {
    world.disk.holds(SampleInstallations.with(new ServerSettings(1234, "127.0.0.1", true)));
    runs(CHAT);

    expect(named(examine(), "server"), Verdict.OK, "answers at", "CORS is on");
  }

  @Test
  void withoutAModelThatCanChatThereIsNoAnswer() {
    runs(EMBEDDING);
    expect(named(examine(), "models"), Verdict.WARNING, "no model that can chat", "Download");

    world.models.put(Endpoint.DEFAULT, new Listing.Unknown());
    expect(named(examine(), "models"), Verdict.WARNING, "does not tell", "Update LM Studio");
  }

  @Test
  void thereIsAChatOnlyWhereTheServerRuns() {
    var examination = new LmStudioExamination(world.status, world.models, AutoStart.ON_START);

    assertThat(examination.examine(() -> Optional.of(CHATTED))).doesNotContain(CHATTED);

    runs(CHAT);
    assertThat(examination.examine(() -> Optional.of(CHATTED))).endsWith(CHATTED);
  }
}
