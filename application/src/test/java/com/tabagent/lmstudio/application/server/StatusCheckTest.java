package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusCheckTest {
  private static final Endpoint LAN = new Endpoint("192.168.1.5", 1234);
  private static final Endpoint REMOTE = new Endpoint("10.0.0.9", 1234);

  private final World world = new World();

  @Test
  void aRunningServerTellsItsLoadedModel() {
    world.comesUp();
    world.models.put(Endpoint.DEFAULT, new Model("qwen", Model.Kind.LANGUAGE, true));

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.readiness()).isEqualTo(Readiness.READY);
    assertThat(status.serverRunning()).isTrue();
    assertThat(status.currentModel()).contains("qwen");
    assertThat(status.apiEndpoint()).isEqualTo("http://127.0.0.1:1234");
    assertThat(status.remedy()).isEmpty();
  }

  @Test
  void aCheckCanBeCalledOffWhileTheModelsAreAskedFor() {
    var cancellation = new Cancellation();
    world.comesUp();
    world.models.meanwhile(cancellation::cancel);

    Expect.failure(FailureCode.CANCELLED, () -> world.status.checkStatus(cancellation));
  }

  @Test
  void aServerThatDoesNotListItsModelsRunsAllTheSame() {
    world.comesUp();

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.readiness()).isEqualTo(Readiness.READY);
    assertThat(status.currentModel()).isEmpty();
  }

  @Test
  void aServerThatWantsATokenRunsAndIsLocked() {
    world.comesUp();
    world.models.put(Endpoint.DEFAULT, new Listing.TokenRequired());

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.readiness()).isEqualTo(Readiness.AUTH_REQUIRED);
    assertThat(status.serverRunning()).isTrue();
    assertThat(status.currentModel()).isEmpty();
  }

  @Test
  void aServerThatIsOffIsDownAndIsNotAskedForModels() {
    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.server()).isEqualTo(new ServerState.Down());
    assertThat(status.serverRunning()).isFalse();
    assertThat(world.models.asked()).isEmpty();
  }

  @Test
  void whileAStartIsUnderWayTheServerIsStartingAlsoIfItDoesNotGreetYet() {
    world.starts.join(Duration.ofSeconds(9), false);
    assertThat(world.status.checkStatus().server()).isEqualTo(new ServerState.Starting());

    world.put(new Identity.Silent());
    assertThat(world.status.checkStatus().server()).isEqualTo(new ServerState.Starting());
  }

  @Test
  void anotherProgramIsNeverAskedForModelsForTheQuestionCarriesTheToken() {
    world.put(new Identity.Foreign("HTTP 404"));

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.server()).isEqualTo(new ServerState.Foreign("HTTP 404"));
    assertThat(status.readiness()).isEqualTo(Readiness.PORT_IN_USE);
    assertThat(world.models.asked()).isEmpty();
  }

  @Test
  void silenceIsAskedTwiceBeforeItIsBelieved() {
    world.put(new Identity.Silent());
    assertThat(world.status.checkStatus().server()).isEqualTo(new ServerState.Silent());
    assertThat(world.network.asked()).containsExactly(Endpoint.DEFAULT, Endpoint.DEFAULT);

    world.put(new Identity.Silent(), new Identity.LmStudio());
    assertThat(world.status.checkStatus().serverRunning()).isTrue();
  }

  @Test
  void withoutLmsItIsNotBootstrappedAndWithoutAnythingNotInstalled() {
    world.disk.holds(SampleInstallations.applicationOnly());
    assertThat(world.status.checkStatus().readiness()).isEqualTo(Readiness.NOT_BOOTSTRAPPED);

    world.disk.holds(SampleInstallations.nothing());
    LmStudioStatus status = world.status.checkStatus();
    assertThat(status.readiness()).isEqualTo(Readiness.NOT_INSTALLED);
    assertThat(status.apiEndpoint()).isEqualTo("http://127.0.0.1:1234");
  }

  @Test
  void anAddressThatTheMachineNoLongerHasFallsBackToLoopback() {
    world.disk.holds(SampleInstallations.with(new ServerSettings(1234, LAN.host(), false)));
    world.comesUp();

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.serverRunning()).isTrue();
    assertThat(status.endpoint()).isEqualTo(Endpoint.DEFAULT);
    assertThat(world.network.asked()).containsExactly(LAN, Endpoint.DEFAULT);
  }

  @Test
  void anotherProgramOnLoopbackDoesNotStandInForTheLanAddress() {
    world.disk.holds(SampleInstallations.with(new ServerSettings(1234, LAN.host(), false)));
    world.put(new Identity.Foreign("HTTP 404"));

    LmStudioStatus status = world.status.checkStatus();

    assertThat(status.server()).isEqualTo(new ServerState.Down());
    assertThat(status.endpoint()).isEqualTo(LAN);
  }

  @Test
  void aRemoteServerIsAskedForAloneAndNeverLookedForOnThisMachine() {
    var remote = new World(Optional.of(REMOTE));
    remote.comesUp();

    LmStudioStatus status = remote.status.checkStatus();

    assertThat(status.server()).isEqualTo(new ServerState.Down());
    assertThat(status.endpoint()).isEqualTo(REMOTE);
    assertThat(remote.network.asked()).containsExactly(REMOTE);
  }

  @Test
  void theVersionComesFromARunningAppAndFromNobodyElse() {
    world.disk.holds(SampleInstallations.withInternalPort(41343));
    assertThat(world.status.checkStatus().version()).isEmpty();

    world.network.putApp(41343, "0.4.4+1");
    assertThat(world.status.checkStatus().version()).contains("0.4.4+1");
  }

  @Test
  void theOwnerIsUsOnlyWhileAServerRunsThatThisProcessStarted() {
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.UNKNOWN);
    var ticket = world.starts.join(Duration.ofSeconds(9), false);
    world.starts.succeeded(ticket.attempt(), true);
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.UNKNOWN);

    world.comesUp();
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.US);

    world.starts.stopped();
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.UNKNOWN);
  }
}
