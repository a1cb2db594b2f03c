package com.tabagent.lmstudio.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream from nobody to nobody.
@Timeout(30)
class StreamPracticeTest {

  @Test
  void everyEventBecomesAFrame() {
    assertThat(StreamPractice.play(HttpSettings.defaults())).isEqualTo(300);
  }
}
