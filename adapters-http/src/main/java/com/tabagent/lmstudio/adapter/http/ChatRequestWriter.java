package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Writes a chat request. What a caller wrote as JSON goes in as the bytes it is.
///
/// A setting that this host knows is written from what it knows, and once; one of the same name
/// among the others is left out.
final class ChatRequestWriter implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;

  /// What others may not set.
  private final Set<String> written = new HashSet<>(Set.of("model", "messages", "stream"));

  private ChatRequestWriter() throws IOException {
    this.json = Json.FACTORY.createGenerator(bytes);
  }

  static JsonPayload write(ChatRequest request, String model) {
    try (var writer = new ChatRequestWriter()) {
      writer.writeRequest(request, model);
      return JsonPayload.of(writer.bytes.toByteArray());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private void writeRequest(ChatRequest request, String model) throws IOException {
    json.writeStartObject();
    json.writeStringField("model", model);
    json.writeFieldName("messages");
    writeMessages(request.conversation());
    if (request.streamed()) {
      json.writeBooleanField("stream", true);
    }
    writeSettings(request.settings());
    if (request.streamed() && !request.settings().others().containsKey("stream_options")) {
      json.writeObjectFieldStart("stream_options");
      json.writeBooleanField("include_usage", true);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.flush();
  }

  private void writeMessages(Conversation conversation) throws IOException {
    switch (conversation) {
      case Conversation.Verbatim(JsonPayload messages) -> writeRaw(messages);
      case Conversation.Turns(var messages) -> {
        json.writeStartArray();
        for (ChatMessage message : messages) {
          json.writeStartObject();
          json.writeStringField("role", message.role().wireName());
          json.writeStringField("content", message.content());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    }
  }

  private void writeSettings(InferenceSettings settings) throws IOException {
    if (settings.temperature().isPresent()) {
      name("temperature");
      json.writeNumber(settings.temperature().get());
    }
    if (settings.topP().isPresent()) {
      name("top_p");
      json.writeNumber(settings.topP().get());
    }
    if (settings.maxNewTokens().isPresent()) {
      name("max_tokens");
      json.writeNumber(settings.maxNewTokens().get());
    }
    for (Map.Entry<String, JsonPayload> other : settings.others().entrySet()) {
      if (!written.contains(other.getKey())) {
        json.writeFieldName(other.getKey());
        writeRaw(other.getValue());
      }
    }
  }

  private void name(String setting) throws IOException {
    written.add(setting);
    json.writeFieldName(setting);
  }

  /// The empty raw value makes the generator write what belongs before a value; the bytes follow
  /// behind its back.
  private void writeRaw(JsonPayload payload) throws IOException {
    json.writeRawValue("");
    json.flush();
    bytes.write(payload.array(), payload.offset(), payload.size());
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
