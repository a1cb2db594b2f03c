package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Each way to open a field takes its own types, and tells of every other one.
class ParameterTypesTest {
  private static final List<String> VALUES =
      List.of("\"text\"", "true", "false", "7", "7.5", "{}", "[]");

  static final List<Reader> READERS =
      List.of(
          new Reader("text", fields -> fields.text("x"), "\"text\""),
          new Reader("flag", fields -> fields.flag("x"), "true", "false"),
          new Reader("integer", fields -> fields.integer("x", -1_000, 1_000), "7"),
          new Reader("number", fields -> fields.number("x"), "7", "7.5"),
          new Reader("object", fields -> fields.object("x"), "{}"),
          new Reader("array", fields -> fields.array("x"), "[]"),
          new Reader("parameters", fields -> fields.parameters("x"), "{}"),
          new Reader("texts", fields -> fields.texts("x", 9), "[]"));

  static final List<Reader> ID_READERS =
      List.of(new Reader("id", fields -> fields.requestId("x"), "\"text\"", "7", "7.5"));

  @ParameterizedTest
  @FieldSource({"READERS", "ID_READERS"})
  void aReaderTakesItsOwnTypesAndTellsOfOthers(Reader reader) {
    for (String value : VALUES) {
      Parameters fields = fields("{\"action\":\"a\",\"x\": " + value + " }");
      if (reader.taken.contains(value)) {
        assertThat(reader.open.apply(fields)).as(value).isNotNull();
      } else {
        refused(reader, fields);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("READERS")
  void nullCountsAsAbsent(Reader reader) {
    Object absent = reader.open.apply(Parameters.NONE);

    assertThat(reader.open.apply(fields("{\"action\":\"a\",\"x\":null}"))).isEqualTo(absent);
    assertThat(reader.open.apply(fields("{\"action\":\"a\",\"y\":7}"))).isEqualTo(absent);
  }

  /// Otherwise two requests would share the id of none.
  @ParameterizedTest
  @FieldSource("ID_READERS")
  void anIdThatIsNullIsNotAbsent(Reader reader) {
    refused(reader, fields("{\"action\":\"a\",\"x\":null}"));
  }

  private static void refused(Reader reader, Parameters fields) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> reader.open.apply(fields))
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().code()).isEqualTo(FailureCode.BAD_REQUEST);
              assertThat(refusal.failure().message()).startsWith("The field 'x' must be ");
            });
  }

  private static Parameters fields(String message) {
    return EnvelopeReader.read(message.getBytes(UTF_8)).parameters();
  }

  /// A way to open the field `x`, and those of [#VALUES] that it takes.
  record Reader(String name, Function<Parameters, Object> open, List<String> taken) {
    Reader(String name, Function<Parameters, Object> open, String... taken) {
      this(name, open, List.of(taken));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
