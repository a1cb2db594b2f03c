package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  private static final Duration BRIEF = Duration.ofMillis(1);
  private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
  private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

  private final HttpSettings defaults = HttpSettings.defaults();

  @Test
  void theDefaultsAreThoseOfTheContract() {
    assertThat(defaults.apiToken()).isEmpty();
    assertThat(defaults.relayTimeouts().connect()).hasSeconds(2);
    assertThat(defaults.relayTimeouts().firstByte()).hasMinutes(30);
    assertThat(defaults.relayTimeouts().betweenBytes()).hasMinutes(10);
    assertThat(defaults.probeConnectTimeout()).hasSeconds(1);
    assertThat(defaults.probeTimeout()).hasMillis(2_500);
    assertThat(defaults.largestAnswer()).isEqualTo(67_108_864);
    assertThat(defaults.largestEvent()).isEqualTo(67_108_864);
  }

  @Test
  void theTokenIsNeverShown() {
    HttpSettings settings = defaults.withApiToken("sk-lm-secret:token");
    assertThat(settings.toString()).doesNotContain("secret").contains("apiToken=set");
    assertThat(settings.authorization()).isEqualTo("Bearer sk-lm-secret:token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\r\nX-Evil: 1", "tökén", "a\u007f"})
  void aTokenThatCouldBreakAHeaderIsRefusedWithoutRepeatingIt(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withApiToken(token))
        .withMessage("an API token is visible ASCII");
  }

  @Test
  void limitsHoldAtTheirEdges() {
    assertThatNoException()
        .isThrownBy(
            () ->
                defaults
                    .withRelayTimeouts(relay(LONGEST_CONNECT, LONGEST_SILENCE, LONGEST_SILENCE))
                    .withProbeTimeouts(Duration.ofMillis(1), Duration.ofSeconds(3))
                    .withLargestAnswer(1)
                    .withLargestEvent(1 << 30));
    refused(() -> relay(LONGEST_CONNECT.plusNanos(1), BRIEF, BRIEF));
    refused(() -> relay(Duration.ZERO, BRIEF, BRIEF));
    refused(() -> relay(BRIEF, LONGEST_SILENCE.plusNanos(1), BRIEF));
    refused(() -> relay(BRIEF, Duration.ZERO, BRIEF));
    refused(() -> relay(BRIEF, BRIEF, LONGEST_SILENCE.plusNanos(1)));
    refused(() -> relay(BRIEF, BRIEF, Duration.ZERO));
    refused(() -> defaults.withProbeTimeouts(Duration.ofSeconds(1), Duration.ofMillis(3_001)));
    refused(() -> defaults.withProbeTimeouts(Duration.ofMillis(11), Duration.ofMillis(10)));
    refused(() -> defaults.withLargestAnswer(0));
    refused(() -> defaults.withLargestEvent((1 << 30) + 1));
  }

  private static RelayTimeouts relay(Duration connect, Duration firstByte, Duration between) {
    return new RelayTimeouts(connect, firstByte, between);
  }

  private static void refused(Runnable change) {
    assertThatIllegalArgumentException().isThrownBy(change::run);
  }
}
