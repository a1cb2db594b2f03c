package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"^[[31mError: ^[[0mno\", \"Error: no\"",
        "\"^[[?25l^[[38;5;208mx^[[K^[[?25h\", x",
        "\"^[]0;title^Gx^[]0;title^[\\y\", xy",
        "\"^[]0;no end\", \"]0;no end\"",
        "\"a^[Mb^[\", ab",
        "\"a^G\tb\", \"a\tb\""
      })
  void whatOnlyATerminalUnderstandsIsTakenOut(String written, String plain) {
    assertThat(text(written.replace("^[", "\u001B").replace("^G", "\u0007"))).isEqualTo(plain);
  }

  @Test
  void everyLineEndIsOneLineEnd() {
    assertThat(text("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
  }

  @Test
  void lettersBeyondAsciiSurviveAndABrokenOneCostsOnlyItself() {
    assertThat(text("✓ größer 😀")).isEqualTo("✓ größer 😀");
    assertThat(OutputText.plain(new byte[] {'a', (byte) 0xFF, 'b'})).isEqualTo("a\uFFFDb");
  }

  @Test
  void aCharacterCutOffAtTheFrontIsLeftOut() {
    byte[] cut = "😀abc".getBytes(StandardCharsets.UTF_8);

    for (int from = 1; from <= 4; from++) {
      assertThat(OutputText.plain(Arrays.copyOfRange(cut, from, cut.length))).isEqualTo("abc");
    }
  }

  @ParameterizedTest
  @CsvSource({"m, r, m|r", "m|, r, m|r", "m, '', m", "'', r, r", "'', '', ''"})
  void messagesComeFirstAndOnLinesOfTheirOwn(String messages, String results, String joined) {
    assertThat(OutputText.joined(tail(messages), tail(results)).replace('\n', '|'))
        .isEqualTo(joined);
  }

  private static String text(String written) {
    return OutputText.plain(written.getBytes(StandardCharsets.UTF_8));
  }

  private static PipeTail tail(String written) {
    byte[] bytes = written.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
    var tail = new PipeTail(new ByteArrayInputStream(bytes));
    tail.drain();
    return tail;
  }
}
