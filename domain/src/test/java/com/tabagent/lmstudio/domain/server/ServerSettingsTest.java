package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 1234, 65_535})
  void aPortIsOneTo65535(int port) {
    assertThat(new ServerSettings(port, "127.0.0.1", false).port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void anyOtherPortIsRefused(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerSettings(port, "127.0.0.1", false))
        .withMessageContaining("65535");
    assertThatIllegalArgumentException().isThrownBy(() -> ServerSettings.DEFAULT.withPort(port));
  }

  @Test
  void noAddressMeansLoopback() {
    assertThat(new ServerSettings(1234, "  ", false)).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void aWildcardIsKeptForTheStartAndReachedByLoopback() {
    var settings = new ServerSettings(1234, " 0.0.0.0 ", true);

    assertThat(settings.networkInterface()).isEqualTo("0.0.0.0");
    assertThat(settings.endpoint()).isEqualTo(Endpoint.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cors", "not an address", "127.0.0.1;reboot", "256.0.0.1"})
  void whatIsNoAddressCannotBeStoredAndSoNeverReachesACommandLine(String networkInterface) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerSettings(1234, networkInterface, false));
  }

  @Test
  void anotherPortChangesNothingElse() {
    assertThat(new ServerSettings(1, "0.0.0.0", true).withPort(2))
        .isEqualTo(new ServerSettings(2, "0.0.0.0", true));
  }
}
