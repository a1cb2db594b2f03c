package com.tabagent.lmstudio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Readiness;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The schema takes every message of the transcripts, and can refuse.
class MessageSchemaTest {
  @SuppressWarnings("unused") // a source of arguments
  private static final List<String> NOT_MESSAGES =
      Document.read("docs/protocol/not-messages.txt")
          .text()
          .lines()
          .filter(line -> line.startsWith("> ") || line.startsWith("< "))
          .toList();

  @ParameterizedTest
  @FieldSource("NOT_MESSAGES")
  void whatIsNoMessageIsRefused(String line) {
    String json = line.substring(2);
    assertThat(
            line.startsWith(">")
                ? MessageSchema.problemsOfRequest(json)
                : MessageSchema.problemsOfAnswer(json))
        .isNotEmpty();
  }

  @Test
  void theCodesAreThoseOfTheHost() {
    JsonNode error = MessageSchema.document().at("/$defs/error");

    assertThat(words(error.at("/properties/code/enum")))
        .isEqualTo(Stream.of(FailureCode.values()).map(Enum::name).toList());
    assertThat(words(error.at("/if/properties/code/enum")))
        .isEqualTo(
            Stream.of(FailureCode.values())
                .filter(FailureCode::retryable)
                .map(Enum::name)
                .toList());
  }

  @Test
  void theStatesAreThoseOfTheHost() {
    assertThat(words(MessageSchema.document().at("/$defs/payloadOf/status/properties/state/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Readiness.values()).map(Enum::name).toList());
  }

  @Test
  void theActionsAreThoseOfTheDocument() {
    assertThat(words(MessageSchema.document().at("/$defs/request/properties/action/enum")))
        .contains("lmstudio_status")
        .filteredOn(action -> !action.equals("lmstudio_status"))
        .containsExactlyInAnyOrderElementsOf(
            Document.read("docs/protocol.md").all("^### `(\\w+)`$"));
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
