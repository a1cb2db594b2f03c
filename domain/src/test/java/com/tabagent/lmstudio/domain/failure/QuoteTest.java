package com.tabagent.lmstudio.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuoteTest {

  static Stream<Arguments> secrets() {
    return Stream.of(
        arguments("sk-lm-ABCDEFGH:0123456789abcdefghij", "sk-lm-***"),
        arguments("a (sk-lm-ABCDEFGH:0123456789abcdefghij), b", "a (sk-lm-***), b"),
        arguments("token provided: sk-lm-abcd*** Ensure", "token provided: *** Ensure"),
        arguments("token provided: hunter2abc*** Ensure", "token provided: *** Ensure"),
        arguments("token provided: my pass wo*** Ensure", "token provided: *** Ensure"),
        arguments("token provided: hunter2", "token provided: ***"),
        arguments("open '/home/jane/.lmstudio/x'", "open '~/.lmstudio/x'"),
        arguments("open '/home/jane'", "open '~'"),
        arguments("at file:///home/jane/x.js:1:2", "at file://~/x.js:1:2"),
        arguments("/Users/jane/Library/x", "~/Library/x"),
        arguments("/root/.lmstudio and /rooted/x", "~/.lmstudio and /rooted/x"),
        arguments("C:\\Users\\jane\\.lmstudio", "~\\.lmstudio"),
        arguments("\"C:\\\\Users\\\\jane\\\\x\"", "\"~\\\\x\""),
        arguments("C:\\Users\\Jane Doe\\.lmstudio is gone", "~\\.lmstudio is gone"),
        arguments("C:/Users/jane/x", "~/x"),
        arguments("C:\\Users\\jane", "~"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void neitherTokensNorUsersAreNamed(String said, String shown) {
    assertThat(Quote.masked(said)).isEqualTo(shown);
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments("none was provided using the Authorization header using the 'Bearer' scheme"),
        arguments("/opt/LM Studio/lm-studio: /srv/home/data"),
        arguments("C:\\Program Files\\LM Studio"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void everythingElseStays(String said) {
    assertThat(Quote.masked(said)).isEqualTo(said);
  }

  @Test
  void aLongTextIsCutAtTheLimitAndShowsIt() {
    assertThat(Quote.beginning("abcde", 5)).isEqualTo("abcde");
    assertThat(Quote.beginning("abcdef", 5)).isEqualTo("abcde...");
    assertThat(Quote.end("abcde", 5)).isEqualTo("abcde");
    assertThat(Quote.end("abcdef", 5)).isEqualTo("...bcdef");
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Quote.beginning("ab😀cd", 3)).isEqualTo("ab...");
    assertThat(Quote.end("ab😀cd", 3)).isEqualTo("...cd");
  }

  @Test
  void aTokenIsMaskedBeforeTheTextIsCut() {
    assertThat(Quote.end("sk-lm-ABCDEFGH:0123456789abcdefghij", 12)).doesNotContain("ghij");
  }
}
