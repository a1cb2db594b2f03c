package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.fuzz.Cases;
import com.tabagent.lmstudio.fuzz.Chance;
import com.tabagent.lmstudio.fuzz.JsonGrammar;
import com.tabagent.lmstudio.fuzz.RandomJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A message is taken apart to the byte, and what is told to be no JSON is none.
class EnvelopeFuzzTest {

  @Test
  void eachFieldComesOutAsItWentIn() {
    Cases.play(15_000, EnvelopeFuzzTest::takeApart);
  }

  private static void takeApart(Chance chance) {
    var json = new RandomJson(chance);
    var parameters = new LinkedHashMap<String, String>();
    for (int left = chance.below(5); left > 0; left--) {
      parameters.put("p" + left, json.value());
    }
    String id = chance.oneOf("1", "-0.50", "\"a\"", "\"\\u00e9é\"", "1e+2");
    List<String> fields = new ArrayList<>(List.of("\"id\":" + id, "\"action\": \"p\\u0069ng\""));
    parameters.forEach(
        (name, value) -> fields.add("\"" + name + "\"" + json.space() + ":" + value));
    Collections.shuffle(fields, new Random(chance.below(1_000)));
    String frame = fields.stream().collect(Collectors.joining(json.space() + ",", "{", "}"));

    Envelope envelope = EnvelopeReader.read(frame.getBytes(UTF_8));

    assertThat(envelope.problem()).as(frame).isEmpty();
    assertThat(envelope.action()).contains("ping");
    assertThat(envelope.id().map(RequestId::toString)).contains(id);
    assertThat(texts(envelope.parameters().except(List.of("id", "action")))).isEqualTo(parameters);
  }

  private static Map<String, String> texts(Map<String, JsonPayload> fields) {
    return fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().text()));
  }

  @Test
  void whatIsNoJsonIsToldAsSuchAndNothingElse() {
    Cases.play(
        25_000,
        chance -> {
          byte[] frame = frame(chance);
          Optional<FailureCode> code = EnvelopeReader.read(frame).problem().map(Failure::code);

          assertThat(code.equals(Optional.of(FailureCode.BAD_JSON)))
              .as("%s of %s", code, new String(frame, UTF_8))
              .isEqualTo(!JsonGrammar.acceptsWithWholeNames(frame, JsonFormat.DEEPEST));
        });
  }

  private static byte[] frame(Chance chance) {
    var json = new RandomJson(chance);
    String text =
        chance.oneOf(
            json.value(),
            json.object(),
            "{\"action\":\"ping\",\"id\":" + json.value() + ",\"body\":" + json.object() + "}",
            "\ufeff" + json.object(),
            nested(chance, json.value()));
    byte[] bytes = text.getBytes(UTF_8);
    return chance.oneIn(3) ? bytes : chance.spoilt(bytes);
  }

  /// As deep as may be, or a little more.
  private static String nested(Chance chance, String inside) {
    if (!chance.oneIn(20)) {
      return inside;
    }
    int depth = JsonFormat.DEEPEST - 8 + chance.below(10);
    return "[".repeat(depth) + inside + "]".repeat(depth);
  }
}
