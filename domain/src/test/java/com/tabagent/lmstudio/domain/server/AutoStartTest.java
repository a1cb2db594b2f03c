package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AutoStartTest {

  @Test
  void theNamesAreThoseOfTheSettings() {
    assertThat(Arrays.stream(AutoStart.values()).map(AutoStart::settingName))
        .containsExactly("on-start", "on-first-use", "never");
  }
}
