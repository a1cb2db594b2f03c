package com.tabagent.lmstudio.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tabagent.lmstudio.domain.exchange.ChatMessage.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
  private static final byte[] BYTES = "{\"a\":\"ö\"}".getBytes(StandardCharsets.UTF_8);

  private static InferenceSettings settings(double temperature, double topP, int tokens) {
    return new InferenceSettings(
        Optional.of(temperature), Optional.of(topP), Optional.of(tokens), Map.of());
  }

  @Test
  void aSliceIsItsPartOfTheArrayAndNoCopy() {
    JsonPayload slice = JsonPayload.slice(BYTES, 5, 4);

    assertThat(slice.text()).isEqualTo("\"ö\"");
    assertThat(slice.array()).isSameAs(BYTES);
    assertThat(slice.offset()).isEqualTo(5);
    assertThat(slice.size()).isEqualTo(4);
    assertThat(JsonPayload.of(BYTES).text()).isEqualTo("{\"a\":\"ö\"}");
    assertThat(JsonPayload.of("1.00").size()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 11", "10, 1", "0, -1", "1, 2147483647"})
  void aSliceLiesInsideItsArray(int offset, int size) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> JsonPayload.slice(BYTES, offset, size));
  }

  @Test
  void aSliceMayBeEmptyAndMayReachTheEnd() {
    assertThat(JsonPayload.slice(BYTES, BYTES.length, 0).text()).isEmpty();
    assertThat(JsonPayload.slice(BYTES, 0, BYTES.length).size()).isEqualTo(10);
  }

  @Test
  void aPayloadDoesNotShowItsTextToALog() {
    assertThat(JsonPayload.of("\"secret\"")).hasToString("JsonPayload[8 bytes]");
  }

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    assertThat(InferenceSettings.DEFAULT).isEqualTo(settings(0.7, 0.9, 512));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0001, 1", "2, 1, -1", "1, 0.5, 2147483647"})
  void settingsInsideTheirRangesAreTaken(double temperature, double topP, int tokens) {
    assertThat(settings(temperature, topP, tokens).maxNewTokens()).contains(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.01, 0.9,  512, temperature",
    "2.01,  0.9,  512, temperature",
    "NaN,   0.9,  512, temperature",
    "0.7,   0,    512, top_p",
    "0.7,   1.01, 512, top_p",
    "0.7,   NaN,  512, top_p",
    "0.7,   0.9,  0,   max_new_tokens",
    "0.7,   0.9,  -2,  max_new_tokens"
  })
  void settingsOutsideTheirRangesAreRefusedByName(
      double temperature, double topP, int tokens, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(temperature, topP, tokens))
        .withMessageStartingWith(name);
  }

  @Test
  void otherSettingsKeepTheirOrderAndCannotBeChangedFromOutside() {
    var others = new LinkedHashMap<String, JsonPayload>();
    others.put("seed", JsonPayload.of("1"));
    others.put("a", JsonPayload.of("2"));
    var settings =
        new InferenceSettings(Optional.empty(), Optional.empty(), Optional.empty(), others);
    others.clear();

    assertThat(settings.others().keySet()).containsExactly("seed", "a");
  }

  @Test
  void aConversationNeedsAMessageAndKeepsItsOwnList() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Conversation.Turns(List.of()));
    var messages = new ArrayList<>(List.of(ChatMessage.user("a")));
    var turns = new Conversation.Turns(messages);
    messages.clear();

    assertThat(turns.messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "user", "assistant"})
  void eachRoleHasItsNameOnTheWire(String name) {
    ChatMessage message =
        switch (Role.valueOf(name.toUpperCase(Locale.ROOT))) {
          case SYSTEM -> ChatMessage.system("x");
          case USER -> ChatMessage.user("x");
          case ASSISTANT -> ChatMessage.assistant("x");
        };

    assertThat(message.role().wireName()).isEqualTo(name);
  }
}
