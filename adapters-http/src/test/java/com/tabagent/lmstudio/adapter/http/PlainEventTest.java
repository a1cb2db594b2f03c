package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which events are plain: all others are left to the long way, which has to come to the same.
class PlainEventTest {
  private static final int LONGEST = 7;
  private static final String BEFORE = "\n\n";

  private final PlainEvent plain = new PlainEvent(new JsonScanner(), LONGEST);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`data: {\"a\":1}\n\n`     | {\"a\":1}",
        "`data:[1]\n\n`             | [1]",
        "`data: 1\r\n\r\n`          | 1",
        "`data: 1\n\r\n`            | 1",
        "`data: 1\r\n\n`            | 1",
        "`data:  12\n\n`            | ` 12`",
        "`data: 1234567\n\n`        | 1234567",
      })
  void aLineOfJsonAndAnEmptyLineArePlain(String event, String data) {
    byte[] buffer = (BEFORE + event + "data: 2\n\n").getBytes(UTF_8);
    int end = BEFORE.length() + event.length();

    assertThat(plain.find(buffer, BEFORE.length(), buffer.length)).isEqualTo(end);
    assertThat(plain.data(buffer).text()).isEqualTo(data);
    assertThat(plain.find(buffer, BEFORE.length(), end)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: 12345678\n\n",
        "data: x\n\n",
        "data: 1 \n\n",
        "data: 1\nx\n",
        "data: 1\r\r",
        "data: 1\r\r\n",
        "data: [1,\n2]\n\n",
        "data: \n1\n\n",
        "data:\n\n",
        "xata: 1\n\n",
        "dxta: 1\n\n",
        "daxa: 1\n\n",
        "datx: 1\n\n",
        "datax 1\n\n",
        "Data: 1\n\n",
        "event: a\ndata: 1\n\n",
        ": 1\n\n",
        "\n\n",
      })
  void whateverElseIsNot(String event) {
    byte[] buffer = event.getBytes(UTF_8);

    assertThat(plain.find(buffer, 0, buffer.length)).isEqualTo(-1);
  }

  /// What stands behind the limit is from another time, and there may be nothing at all.
  @ParameterizedTest
  @ValueSource(strings = {"data: [1]\n\n", "data:\"é\"\r\n\r\n", "data: 1\n\r\n"})
  void anEventIsPlainOnlyWhenAllOfItIsThere(String event) {
    byte[] whole = event.getBytes(UTF_8);
    for (int limit = 0; limit < whole.length; limit++) {
      assertThat(plain.find(whole, 0, limit)).as("cut off at %d", limit).isEqualTo(-1);
      assertThat(plain.find(Arrays.copyOf(whole, limit), 0, limit)).isEqualTo(-1);
    }
  }
}
