package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.Installation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServerTargetTest {
  private static final ServerTarget UNSAID = new ServerTarget(Optional.empty());

  private static Installation storing(String networkInterface) {
    return new Installation(
        Path.of("home"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ServerSettings(4321, networkInterface, true),
        OptionalInt.empty());
  }

  private static ServerTarget target(String host, int port) {
    return new ServerTarget(Optional.of(new Endpoint(host, port)));
  }

  @Test
  void theUsersOwnSettingGoesBeforeWhatLmStudioHasStored() {
    assertThat(UNSAID.endpoint(storing("127.0.0.1"))).isEqualTo(new Endpoint("127.0.0.1", 4321));
    assertThat(target("10.0.0.9", 80).endpoint(storing("127.0.0.1")))
        .isEqualTo(new Endpoint("10.0.0.9", 80));
  }

  @Test
  void onlyAnAddressThatIsNotThisMachinesIsRemote() {
    assertThat(UNSAID.isRemote(storing("192.168.1.5"))).isFalse();
    assertThat(target("127.0.0.1", 80).isRemote(storing("127.0.0.1"))).isFalse();
    assertThat(target("192.168.1.5", 80).isRemote(storing("192.168.1.5"))).isFalse();
    assertThat(target("192.168.1.5", 80).isRemote(storing("127.0.0.1"))).isTrue();
    assertThat(target("127.example.org", 80).isRemote(storing("127.0.0.1"))).isTrue();
  }

  @Test
  void aStartKeepsTheStoredAddressAndCorsOnThePortThatIsAskedFor() {
    assertThat(UNSAID.startSettings(storing("0.0.0.0")))
        .isEqualTo(new ServerSettings(4321, "0.0.0.0", true));
    assertThat(target("127.0.0.1", 80).startSettings(storing("0.0.0.0")))
        .isEqualTo(new ServerSettings(80, "0.0.0.0", true));
  }
}
