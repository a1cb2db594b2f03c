package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeAnswerTest {

  /// The errors of a real LM Studio, in all their shapes: what happened, status, body, and the code
  /// and words that are read out of it, and what a caller is told.
  static final List<Arguments> ERRORS =
      List.of(
          error(
              "unknown model",
              400,
              "{\"error\":{\"message\":\"Invalid model identifier \\\"x\\\".\",\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"model_not_found\"}}",
              "model_not_found",
              "Invalid model identifier \"x\".",
              FailureCode.MODEL_NOT_FOUND),
          error(
              "unknown model on LM Studio's own routes, which have the code in type",
              404,
              "{\"error\":{\"type\":\"model_not_found\",\"message\":\"gone\"}}",
              "model_not_found",
              "gone",
              FailureCode.MODEL_NOT_FOUND),
          error(
              "nothing loaded, code null",
              400,
              "{\"error\":{\"message\":\"No models loaded. Please load a model.\",\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":null}}",
              "invalid_request_error",
              "No models loaded. Please load a model.",
              FailureCode.NO_MODEL),
          error(
              "an error as a string",
              400,
              "{\"error\":\"'messages' field is required\"}",
              "",
              "'messages' field is required",
              FailureCode.UPSTREAM_ERROR),
          error(
              "an unknown route, with status 200",
              200,
              "{\"error\":\"Unexpected endpoint or method. (GET /foo)\"}",
              "",
              "Unexpected endpoint or method. (GET /foo)",
              FailureCode.UPSTREAM_ERROR),
          error(
              "an error object with status 200, behind other fields",
              200,
              "{\"object\":{\"error\":null},\"list\":[1,2],\"error\":{\"message\":\"m\",\"code\":7}}",
              "7",
              "m",
              FailureCode.UPSTREAM_ERROR),
          error(
              "a missing token",
              401,
              "{\"error\":{\"type\":\"invalid_request\",\"code\":\"invalid_api_key\",\"message\":\"An LM Studio API token is required\"}}",
              "invalid_api_key",
              "An LM Studio API token is required",
              FailureCode.AUTH_REQUIRED),
          error(
              "missing rights",
              403,
              "{\"error\":{\"message\":\"Permission denied to use plugin 'x'\",\"param\":\"integrations\"}}",
              "",
              "Permission denied to use plugin 'x'",
              FailureCode.UPSTREAM_ERROR),
          error(
              "Anthropic's shape",
              400,
              "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"m\"}}",
              "invalid_request_error",
              "m",
              FailureCode.UPSTREAM_ERROR),
          error(
              "the words at the top",
              500,
              "{\"message\":\"boom\",\"code\":\"E1\"}",
              "E1",
              "boom",
              FailureCode.UPSTREAM_ERROR),
          error(
              "the words in both places",
              500,
              "{\"error\":{\"message\":\"inner\"},\"message\":\"outer\"}",
              "",
              "inner",
              FailureCode.UPSTREAM_ERROR),
          error(
              "plain words",
              502,
              "upstream went away",
              "",
              "upstream went away",
              FailureCode.UPSTREAM_ERROR),
          error("a JSON string", 500, "\"boom\"", "", "boom", FailureCode.UPSTREAM_ERROR),
          error("a page", 502, "<html>Bad Gateway</html>", "", "", FailureCode.UPSTREAM_ERROR),
          error("nothing", 500, "", "", "", FailureCode.UPSTREAM_ERROR),
          error("an empty object", 200, "{\"error\":{}}", "", "", FailureCode.UPSTREAM_ERROR),
          error(
              "words in other words",
              400,
              "{\"error\":{\"message\":{\"a\":[1]},\"code\":[],\"type\":null}}",
              "",
              "",
              FailureCode.UPSTREAM_ERROR));

  private static Arguments error(
      String name, int status, String body, String code, String words, FailureCode told) {
    return Arguments.of(name, status, body, code, words, told);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ERRORS")
  void anErrorIsReadInWhicheverShapeItComes(
      String name, int status, String body, String code, String words, FailureCode told)
      throws IOException {
    assertThat(next(status, body))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.error().httpStatus()).isEqualTo(status);
              assertThat(refused.error().code()).isEqualTo(code);
              assertThat(refused.error().message()).isEqualTo(words);
              assertThat(refused.error().toFailure().code()).isEqualTo(told);
              assertThat(refused.body().text()).isEqualTo(body);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"resp_1\",\"error\":null}",
        "{\"error\":false}",
        "{\"a\":{\"error\":\"x\"}}",
        "[{\"error\":\"x\"}]",
        "{\"n\":1.00,\"n\":1e2}\n",
        "{\"error\":\"unfinished\"",
        "not json",
        ""
      })
  void whateverElseIsAnAnswerAsItCame(String body) throws IOException {
    assertThat(next(200, body))
        .isInstanceOfSatisfying(
            Answer.class, answer -> assertThat(answer.body().text()).isEqualTo(body));
  }

  @Test
  void theWordsOfAnErrorAreBounded() throws IOException {
    assertThat(next(500, "x".repeat(1_000)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error().message()).hasSize(1_000));
    var events = answer(500, -1, "x".repeat(9_000), 10_000);
    assertThat(events.next())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error().message()).hasSize(4_000));
  }

  /// An error may repeat the prompt. Its beginning is shown as it is written then, and what stood
  /// before it is not lost.
  @Test
  void aTextInAnErrorThatIsFarTooLongIsNotDecoded() throws IOException {
    String body =
        "{\"error\":{\"code\":\"model_not_found\",\"message\":\""
            + "\\u0041".repeat(ErrorReader.LONGEST_TEXT + 1)
            + "\"}}";
    assertThat(answer(400, -1, body, 1_000_000).next())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo("model_not_found");
              assertThat(refused.error().message()).isEqualTo(body.substring(0, 4_000));
              assertThat(refused.body().text()).isEqualTo(body);
            });
  }

  /// Whether the server says before how long the answer is, or not.
  @ParameterizedTest
  @CsvSource({"5, false", "-1, false", "6, true", "-1, true"})
  void anAnswerMayBeAsLongAsTheLimitAndNoLonger(long declared, boolean tooLong) throws IOException {
    WholeAnswer answer = answer(200, declared, tooLong ? "123456" : "12345", 5);
    if (tooLong) {
      assertThatExceptionOfType(TooLargeException.class).isThrownBy(answer::next);
    } else {
      assertThat(answer.next()).isInstanceOf(Answer.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_048_575, 1_048_576, 1_048_577, 4_194_304, 5_000_000})
  void aLongAnswerIsWholeWhetherItsLengthIsKnownOrNot(int size) throws IOException {
    String body = "\"" + "ab".repeat(size / 2).substring(0, size - 2) + "\"";

    assertThat(text(answer(200, size, body, 5_000_000).next())).isEqualTo(body);
    assertThat(text(answer(200, -1, body, 5_000_000).next())).isEqualTo(body);
  }

  @Test
  void anAnswerThatBreaksOffIsNone() {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> answer(200, 6, "12345", 10).next());
  }

  private static String text(ExchangeEvent event) {
    return ((Answer) event).body().text();
  }

  private static ExchangeEvent next(int status, String body) throws IOException {
    return answer(status, -1, body, 1_000).next();
  }

  private static WholeAnswer answer(int status, long declared, String body, int longest) {
    return new WholeAnswer(
        status, declared, new Buffer().writeUtf8(body), new AnswerRoom(), longest);
  }
}
