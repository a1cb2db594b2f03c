package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":false}                     | {\"a\":true}",
        "{ \"a\" : false , \"b\":1.00 }    | { \"a\" : true , \"b\":1.00 }",
        "{\"x\":\",\", \"a\": \"},\" }     | {\"x\":\",\", \"a\": true }",
        "{\"a\":{\"a\":[1,{}]},\"b\":2}    | {\"a\":true,\"b\":2}",
        "{\"a\":-1.5e+3}                   | {\"a\":true}",
        "{\"\\u0061\":null}                | {\"\\u0061\":true}",
        "{\"a\":1,\"b\":{\"a\":2},\"a\":3} | {\"a\":1,\"b\":{\"a\":2},\"a\":true}",
        "{\"b\":[{\"a\":1}]}               | {\"b\":[{\"a\":1}],\"a\":true}",
        "{}                                | {\"a\":true}",
        "{ }                               | {\"a\":true }",
      })
  void oneValueIsSetAndNothingElseIsTouched(String before, String after) throws IOException {
    assertThat(JsonObjectText.parse(before).with("a", "true")).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}                              | {\"d\":{\"on\":true}}",
        "{\"d\":{\"on\":false,\"x\":1e2}} | {\"d\":{\"on\":true,\"x\":1e2}}",
        "{\"d\":{}}                      | {\"d\":{\"on\":true}}",
        "{\"d\":{\"x\":[]} ,\"e\":0}     | {\"d\":{\"x\":[],\"on\":true} ,\"e\":0}",
        "{\"d.on\":false}                | {\"d.on\":true}",
        "{\"d\":7,\"d.on\":false}        | {\"d\":7,\"d.on\":true}",
      })
  void dotsLeadThroughObjectsUnlessTheKeyStandsThereWithItsDots(String before, String after)
      throws IOException {
    assertThat(JsonObjectText.parse(before).with("d.on", "true")).isEqualTo(after);
    assertThat(JsonObjectText.parse(after).value("d.on")).contains("true");
  }

  @Test
  void aNewKeyIsIndentedLikeTheOthers() throws IOException {
    assertThat(JsonObjectText.parse("{\n  \"b\": 1\n}\n").with("a", "true"))
        .isEqualTo("{\n  \"b\": 1,\n  \"a\":true\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.00", "12345678901234567890123456789", "1e2", "1E400", "-0", "0.10"})
  void numbersKeepTheirSpelling(String number) throws IOException {
    String before = "{\"n\":" + number + ",\"a\":false,\"m\":[" + number + "]}";

    assertThat(JsonObjectText.parse(before).with("a", "true"))
        .isEqualTo(before.replace("false", "true"));
  }

  @Test
  void longTextsAndLettersBeyondAsciiDoNotShiftThePlace() throws IOException {
    String filler = "\"" + "é€😀".repeat(30_000) + "\"";
    String before = "{\"f\":" + filler + ",\"a\":false,\"g\":" + filler + "}";

    assertThat(JsonObjectText.parse(before).with("a", "true"))
        .isEqualTo("{\"f\":" + filler + ",\"a\":true,\"g\":" + filler + "}");
    assertThat(JsonObjectText.parse(before).value("g")).contains(filler);
  }

  @Test
  void aKeyThatIsNotThereHasNoValue() throws IOException {
    JsonObjectText object = JsonObjectText.parse("{\"d\":{\"x\":1},\"e\":true}");

    assertThat(object.value("a")).isEmpty();
    assertThat(object.value("d.on")).isEmpty();
    assertThat(object.value("e.on")).isEmpty();
    assertThat(object.value("x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} 2",
        "[]",
        "true",
        "{a:1}",
        "{,}"
      })
  void whatIsNotOneWholeObjectIsRefused(String text) {
    assertThatIOException().isThrownBy(() -> JsonObjectText.parse(text));
  }

  @Test
  void dotsDoNotLeadThroughWhatIsNoObject() throws IOException {
    JsonObjectText object = JsonObjectText.parse("{\"d\":[1]}");

    assertThatIOException().isThrownBy(() -> object.with("d.on", "true"));
  }
}
