package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownHearingTest {

  @Test
  void eachOutcomeHasATitleOfItsOwn() {
    assertThat(ShownHearing.in("{\"version\":\"1\",\"reply\":\"41\",\"state\":\"READY\"}"))
        .contains(new Hearing.Answered("1", "READY", Duration.ofMillis(41)));
    assertThat(ShownHearing.in("{\"words\":\"Native host has exited.\"}"))
        .contains(new Hearing.Complained("Native host has exited."));
    assertThat(ShownHearing.in("{\"code\":\"ORIGIN_DENIED\",\"message\":\"No.\"}"))
        .contains(new Hearing.Refused("ORIGIN_DENIED", "No."));
    assertThat(ShownHearing.in("{\"other\":\"7\"}")).contains(new Hearing.NotTheHost("7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "about:blank", "moz-extension://x/page.html", "{}", "{\"words\":"})
  void otherTitlesSayNothing(String title) {
    assertThat(ShownHearing.in(title)).isEmpty();
  }
}
