package com.tabagent.lmstudio.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream from nobody to nobody.
@Timeout(30)
class StreamPracticeTest {

  @Test
  void everyEventBecomesAFrame() {
    var nowhere = new ByteArrayOutputStream();

    StreamPractice.play(HttpSettings.defaults(), nowhere);

    assertThat(nowhere.toString(StandardCharsets.ISO_8859_1))
        .contains("\"seq\":0,", "\"seq\":299,", "\"object\":\"chat.completion.chunk\"")
        .doesNotContain("\"seq\":300,");
  }
}
