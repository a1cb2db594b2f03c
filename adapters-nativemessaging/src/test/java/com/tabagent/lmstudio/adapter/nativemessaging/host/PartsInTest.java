package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request may come in parts, beside others, and whatever goes wrong with it has one reply.
@Timeout(60)
class PartsInTest {
  private static final int MIB = 1024 * 1024;

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void partsMakeARequest() {
    String body = "{\"text\":\"é 😀 \\\" \\\\ \\n\",\"number\":1.00}";
    String request =
        "{\"id\":7,\"action\":\"openai\",\"path\":\"/v1/completions\",\"body\":" + body + "}";
    int index = 0;
    for (int at = 0; at < request.length(); at += 5) {
      int to = Math.min(at + 5, request.length());
      part("7", index++, request.substring(at, to), to == request.length());
    }

    var relayed = browser.useCases().relayed().next();
    assertThat(relayed.asked().request().body().orElseThrow().text()).isEqualTo(body);
    relayed.returns(Samples.answer("{}"));
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
  }

  @Test
  void onePartIsEnough() {
    part("\"x\"", 0, "{\"action\":\"ping\",\"id\":\"x\"}", true);

    assertThat(browser.next().at("/payload/pong").asBoolean()).isTrue();
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void requestsInPartsDoNotMixAndOthersComeBetween() {
    part("1", 0, "{\"action\":\"ping\",", false);
    part("2", 0, "{\"action\":\"hello\",", false);
    part("\"1\"", 0, "{\"action\":\"make_tea\",", false);
    assertThat(browser.ask("{\"action\":\"ping\"}").at("/status").asText()).isEqualTo("success");
    part("2", 1, "\"id\":2}", true);
    assertThat(browser.next().at("/payload/host").asText()).isEqualTo("com.tabagent.host");
    part("1", 1, "\"id\":1}", true);
    assertThat(browser.next().at("/payload/pong").asBoolean()).isTrue();
    part("\"1\"", 1, "\"id\":\"1\"}", true);
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("UNKNOWN_ACTION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"index\":2,\"data\":\"\"                    | Part 2",
        "\"index\":0,\"data\":\"\"                    | Part 0",
        "\"index\":-1,\"data\":\"\"                   | index",
        "\"index\":\"1\",\"data\":\"\"                | index",
        "\"data\":\"\"                                | index",
        "\"index\":1                                  | data",
        "\"index\":1,\"data\":null                    | data",
        "\"index\":1,\"data\":{}                      | data",
        "\"index\":1,\"data\":\"\",\"last\":1         | last",
        "\"index\":1,\"data\":\"\",\"index\":1        | index",
      })
  void aPartThatIsWrongEndsItsRequestAndTheRestIsPassedOver(String fields, String word) {
    part("7", 0, "{\"action\":\"ping\",", false);

    JsonNode reply = browser.ask("{\"type\":\"part\",\"id\":7," + fields + "}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
    assertThat(reply.at("/message").asText()).contains(word);
    part("7", 1, "\"id\":7", false);
    part("7", 2, "}", true);
    onlyThisIsAnswered();
  }

  @Test
  void afterARefusalARequestMayBeginAnew() {
    part("7", 1, "x", false);
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    part("7", 0, "{\"action\":\"ping\",", false);
    part("7", 1, "\"id\":7}", true);

    assertThat(browser.next().at("/payload/pong").asBoolean()).isTrue();
    onlyThisIsAnswered();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ude00", "\\ud83d"})
  void halfACharacterIsNoJson(String data) {
    JsonNode reply =
        browser.ask(
            "{\"type\":\"part\",\"id\":7,\"index\":0,\"last\":true,\"data\":\"" + data + "\"}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_JSON");
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
  }

  @Test
  void aPartThatIsNoJsonEndsItsRequest() {
    part("7", 0, "{\"action\":\"ping\",", false);
    JsonNode reply = browser.ask("{\"type\":\"part\",\"id\":7,\"index\":1,\"data\":\"\"");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_JSON");
    part("7", 1, "\"id\":7}", true);
    onlyThisIsAnswered();
  }

  @Test
  void ofARequestThatWasRefusedAPartThatIsNoJsonIsPassedOverToo() {
    part("7", 1, "x", false);
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    browser.send("{\"type\":\"part\",\"id\":7,\"index\":2,\"data\":\"\"");

    onlyThisIsAnswered();
  }

  @Test
  void aPartNeedsAnId() {
    JsonNode reply = browser.ask("{\"type\":\"part\",\"index\":0,\"last\":true,\"data\":\"\"}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("'id' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BAD_REQUEST | {\"action\":\"ping\"}",
        "BAD_REQUEST | {\"action\":\"ping\",\"id\":8}",
        "BAD_REQUEST | {\"action\":\"ping\",\"id\":\"7\"}",
        "BAD_REQUEST | {\"id\":7}",
        "BAD_REQUEST | {\"type\":\"part\",\"id\":7,\"index\":0,\"data\":\"\",\"last\":true}",
        "BAD_REQUEST | []",
        "BAD_JSON    | {\"id\":7",
      })
  void whatThePartsMakeMustBeARequestWithTheirId(String code, String request) {
    part("7", 0, request, true);

    JsonNode reply = browser.next();
    assertThat(reply.at("/error/code").asText()).isEqualTo(code);
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
    onlyThisIsAnswered();
  }

  @Test
  void anIdIsInUseFromTheFirstPartOn() {
    part("7", 0, "{\"action\":\"ping\",", false);
    JsonNode reply = browser.ask("{\"action\":\"ping\",\"id\":7}");
    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("in flight");

    part("7", 1, "\"id\":7}", true);
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
  }

  @Test
  void theIdOfARequestInFlightIsRefusedOnce() {
    browser.send("{\"action\":\"openai\",\"id\":7,\"path\":\"/v1/models\"}");
    var relayed = browser.useCases().relayed().next();
    part("7", 0, "{\"action\":\"ping\",", false);
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    part("7", 1, "\"id\":7}", true);
    relayed.returns(Samples.answer("{}"));

    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
    onlyThisIsAnswered();
  }

  @Test
  void cancelDropsWhatIsUnfinished() {
    part("7", 0, "{\"action\":\"ping\",", false);
    browser.send("{\"action\":\"cancel\",\"id\":8,\"target\":7}");
    var replies = List.of(browser.next(), browser.next());

    assertThat(replies)
        .extracting(reply -> reply.at("/id").asInt() + " " + reply.at("/error/code").asText())
        .containsExactlyInAnyOrder("7 CANCELLED", "8 ");
    assertThat(replies)
        .filteredOn(reply -> reply.at("/id").asInt() == 8)
        .allSatisfy(reply -> assertThat(reply.at("/payload/cancelled").asBoolean()).isTrue());
    part("7", 1, "\"id\":7}", true);
    assertThat(
            browser
                .ask("{\"action\":\"cancel\",\"id\":9,\"target\":7}")
                .at("/payload/cancelled")
                .asBoolean(true))
        .isFalse();
    onlyThisIsAnswered();
  }

  @Test
  void eightMayBeUnfinishedAndNoMore() {
    for (int id = 1; id <= 8; id++) {
      part("" + id, 0, "{\"action\":\"ping\",", false);
    }
    part("9", 0, "{\"action\":\"ping\",", false);
    JsonNode reply = browser.next();
    assertThat(reply.at("/id").asInt()).isEqualTo(9);
    assertThat(reply.at("/error/code").asText()).isEqualTo("BUSY");

    part("1", 1, "\"id\":1}", true);
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
    part("9", 0, "{\"action\":\"ping\",", false);
    part("9", 1, "\"id\":9}", true);
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
  }

  @Test
  void theEndOfTheInputDropsWhatIsUnfinishedWithoutAWord() {
    part("7", 0, "{\"action\":\"ping\",", false);

    onlyThisIsAnswered();
  }

  @Test
  void sixtyFourMebibytesAreTakenAndOneByteMoreIsNot() {
    assertThat(pingOf(64 * MIB).at("/status").asText()).isEqualTo("success");

    JsonNode reply = pingOf(64 * MIB + 1);
    assertThat(reply.at("/error/code").asText()).isEqualTo("TOO_LARGE");
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
    assertThat(pingOf(64 * MIB).at("/status").asText()).isEqualTo("success");
    onlyThisIsAnswered();
  }

  /// A request of this size, in parts of a mebibyte.
  private JsonNode pingOf(int size) {
    String begin = "{\"action\":\"ping\",\"id\":7,\"x\":\"";
    part("7", 0, begin, false);
    String piece = "x".repeat(MIB);
    int index = 1;
    int left = size - begin.length() - 2;
    for (; left > 0; left -= MIB) {
      part("7", index++, left < MIB ? piece.substring(0, left) : piece, false);
    }
    part("7", index, "\"}", true);
    return browser.next();
  }

  @Test
  void whatHasAnActionIsNoPart() {
    assertThat(
            browser
                .ask("{\"type\":\"part\",\"action\":\"ping\",\"id\":1}")
                .at("/payload/pong")
                .asBoolean())
        .isTrue();
  }

  private void onlyThisIsAnswered() {
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":\"next\"}").at("/id").asText())
        .isEqualTo("next");
    assertThat(browser.end()).isEmpty();
  }

  private void part(String id, int index, String data, boolean last) {
    browser.send(
        "{\"type\":\"part\",\"id\":%s,\"index\":%d,\"last\":%s,\"data\":%s}"
            .formatted(id, index, last, Json.text(data)));
  }
}
