package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameBuffer;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A text of any size goes out in frames that a browser takes, and can be put together again.
class PartStreamTest {
  private static final int LIMIT = 1_048_576;
  private static final RequestId ID = new RequestId("7", false, JsonPayload.of("7"));
  private static final int FRAME =
      "{\"type\":\"part\",\"id\":7,\"seq\":3,\"index\":0,\"data\":\"\",\"last\":true}".length();

  private final WrittenFrames written = new WrittenFrames();

  @Test
  void aPartTellsItsPlaceAndWhetherItIsTheLast() {
    PartStream parts = stream();
    parts.write("a\"b\\c\n\u0000é😀".getBytes(UTF_8), 0, 13);
    assertThat(written.frames()).isEmpty();
    parts.finish();

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"part\",\"id\":7,\"seq\":3,\"index\":0,"
                + "\"data\":\"a\\\"b\\\\c\\u000a\\u0000é😀\",\"last\":true}");
    assertThat(written.announced()).containsExactly(0);
  }

  /// A part is left when the longest escape might not fit any more: not later, and not earlier.
  @ParameterizedTest
  @CsvSource({"-6, 1048576, 1", "-5, 1048576, 2", "-6, 1, 1", "-5, 1, 2"})
  void aPartIsFilledToTheLimit(int beyond, int step, int parts) {
    send("x".repeat(LIMIT - FRAME + beyond), step);

    assertThat(written.frames()).hasSize(parts);
    assertThat(written.frames().getFirst().length()).isBetween(LIMIT - 6, LIMIT);
  }

  /// A text of words would be six times as long otherwise.
  @Test
  void whatNeedsNoEscapeHasNone() {
    send("a b/c\u007f", 1);

    assertThat(written.frames().getFirst()).contains("\"data\":\"a b/c\u007f\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "\n", "é", "€", "😀", "\u007f"})
  void whateverItIsMadeOfEachFrameFitsAndTheTextIsWhole(String character) {
    for (int shift = 0; shift < 7; shift++) {
      var frames = new WrittenFrames();
      String text = "y".repeat(shift) + character.repeat(2 * LIMIT / character.length());
      send(frames, text, 5_000 + shift);

      assertThat(joined(frames.frames())).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4096, 100_000})
  void aTextOfEverythingIsWholeHoweverItIsWritten(int step) {
    var random = new Random(step);
    String[] kinds = {"x", "\"", "\\", "\t", "é", "€", "😀", "plain text "};
    var text = new StringBuilder();
    while (text.length() < 3 * LIMIT / 2) {
      text.append(kinds[random.nextInt(kinds.length)]);
    }
    send(text.toString(), step);

    assertThat(written.frames()).hasSizeGreaterThan(1);
    assertThat(joined(written.frames())).isEqualTo(text.toString());
    assertThat(written.announced()).containsExactly(written.frames().size() - 1);
  }

  private void send(String text, int step) {
    send(written, text, step);
  }

  private static void send(WrittenFrames frames, String text, int step) {
    byte[] bytes = text.getBytes(UTF_8);
    PartStream parts = stream(frames);
    for (int at = 0; at < bytes.length; at += step) {
      parts.write(bytes, at, Math.min(step, bytes.length - at));
    }
    parts.finish();
  }

  private PartStream stream() {
    return stream(written);
  }

  private static PartStream stream(WrittenFrames frames) {
    return new PartStream(
        frames.writer(),
        new FrameBuffer(),
        ID,
        3,
        () -> frames.announced().add(frames.frames().size()));
  }

  /// What an extension does with the parts, each of which must be one that it can take.
  private static String joined(List<String> frames) {
    var text = new StringBuilder();
    List<JsonNode> parts = frames.stream().map(Json::read).toList();
    for (int index = 0; index < parts.size(); index++) {
      JsonNode part = parts.get(index);
      assertThat(frames.get(index).getBytes(UTF_8).length).isLessThanOrEqualTo(LIMIT);
      assertThat(part.path("index").asInt(-1)).isEqualTo(index);
      assertThat(part.path("last").asBoolean()).isEqualTo(index == parts.size() - 1);
      String data = part.path("data").asText();
      assertThat(Character.isLowSurrogate(data.charAt(0))).isFalse();
      assertThat(data).doesNotContain("\ufffd");
      text.append(data);
    }
    return text.toString();
  }

  @Test
  void manyPartsAreNumberedThrough() {
    byte[] text = "\"".repeat(LIMIT).getBytes(UTF_8);
    PartStream parts = stream();
    IntStream.range(0, 20).forEach(time -> parts.write(text, 0, text.length));
    parts.finish();

    assertThat(joined(written.frames())).hasSize(20 * LIMIT);
  }
}
