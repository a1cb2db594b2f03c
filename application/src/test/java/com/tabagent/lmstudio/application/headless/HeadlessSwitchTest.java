package com.tabagent.lmstudio.application.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.FakeHeadlessSettings;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlessSwitchTest {
  private final FakeHeadlessSettings settings = new FakeHeadlessSettings();
  private World world = new World();

  private HeadlessSwitch headless() {
    return new HeadlessSwitch(world.disk, world.observer, world.network, settings);
  }

  @Test
  void theKeysAreReadAlsoWhileLmStudioRuns() {
    world.comesUp();

    assertThat(headless().headlessReport().entries()).hasSize(1);
  }

  @Test
  void theKeysAreSetWhileNobodyElseHoldsTheFiles() {
    headless().setHeadless(true);
    assertThat(settings.value()).contains(true);

    headless().setHeadless(false);
    assertThat(settings.value()).contains(false);
  }

  @Test
  void whileTheServerRunsNothingIsWritten() {
    world.comesUp();

    Expect.failure(FailureCode.BUSY, () -> headless().setHeadless(true));
    assertThat(settings.value()).isEmpty();
  }

  @Test
  void whileTheAppRunsNothingIsWrittenEvenWithItsServerOff() {
    world.disk.holds(SampleInstallations.withInternalPort(41343));
    world.network.putApp(41343, "0.4.4");

    Expect.failure(FailureCode.BUSY, () -> headless().setHeadless(true));
    assertThat(settings.value()).isEmpty();
  }

  @Test
  void anInternalPortThatNobodyAnswersAnyMoreHoldsNothingUp() {
    world.disk.holds(SampleInstallations.withInternalPort(41343));

    headless().setHeadless(true);

    assertThat(settings.value()).contains(true);
  }

  @Test
  void aServerOnAnotherMachineHoldsNothingUp() {
    var remote = new Endpoint("10.0.0.9", 1234);
    world = new World(Optional.of(remote));
    world.network.put(remote, new Identity.LmStudio());

    headless().setHeadless(true);

    assertThat(settings.value()).contains(true);
  }

  @Test
  void whatIsNotInstalledHasNoSettings() {
    world.disk.holds(SampleInstallations.nothing());

    Expect.failure(FailureCode.NOT_INSTALLED, () -> headless().setHeadless(true));
    assertThat(settings.value()).isEmpty();
  }
}
