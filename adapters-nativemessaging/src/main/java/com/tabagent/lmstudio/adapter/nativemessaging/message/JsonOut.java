package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Writes one JSON text field by field. What is empty is left out; what is JSON already goes
/// through byte for byte.
public final class JsonOut {
  private final OutputStream target;
  private final JsonGenerator json;

  private JsonOut(OutputStream target, JsonGenerator json) {
    this.target = target;
    this.json = json;
  }

  /// What is to be written into an object.
  @FunctionalInterface
  public interface Content {
    void writeTo(JsonOut out);
  }

  /// Writes one object.
  public static void writeObject(OutputStream target, Content content) {
    // Closed, so that its buffers serve the next one.
    try (JsonGenerator json = JsonFormat.generator(target)) {
      json.writeStartObject();
      content.writeTo(new JsonOut(target, json));
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// One object as text.
  public static String object(Content content) {
    var buffer = new ByteArrayOutputStream();
    writeObject(buffer, content);
    return buffer.toString(StandardCharsets.UTF_8);
  }

  /// Writes a text as a JSON string, quotes included.
  static void writeText(OutputStream target, String text) {
    try (JsonGenerator json = JsonFormat.generator(target)) {
      json.writeString(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public JsonOut field(String name, String value) {
    return write(() -> json.writeStringField(name, value));
  }

  public JsonOut field(String name, boolean value) {
    return write(() -> json.writeBooleanField(name, value));
  }

  public JsonOut field(String name, long value) {
    return write(() -> json.writeNumberField(name, value));
  }

  public JsonOut field(String name, Optional<String> value) {
    value.ifPresent(present -> field(name, present));
    return this;
  }

  /// Embeds JSON as it is. It must be known to be valid.
  public JsonOut raw(String name, JsonPayload value) {
    return write(
        () -> {
          json.writeFieldName(name);
          json.writeRawValue("");
          json.flush();
          target.write(value.array(), value.offset(), value.size());
        });
  }

  /// Embeds what may or may not be JSON: as it is, or else as a text. What is not UTF-8 in it is
  /// replaced as a browser would replace it.
  public JsonOut rawOrText(String name, JsonPayload value) {
    JsonPayload readable = isUtf8(value) ? value : JsonPayload.of(value.text());
    return isJson(readable) ? raw(name, readable) : text(name, readable);
  }

  /// Escapes UTF-8 as it is: a large text is not made a string of first.
  private JsonOut text(String name, JsonPayload value) {
    return write(
        () -> {
          json.writeFieldName(name);
          json.writeUTF8String(value.array(), value.offset(), value.size());
        });
  }

  public JsonOut object(String name, Content content) {
    return write(
        () -> {
          json.writeObjectFieldStart(name);
          content.writeTo(this);
          json.writeEndObject();
        });
  }

  /// An array of objects.
  public JsonOut objects(String name, Iterable<Content> contents) {
    return write(
        () -> {
          json.writeArrayFieldStart(name);
          for (Content content : contents) {
            json.writeStartObject();
            content.writeTo(this);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  public JsonOut texts(String name, Iterable<String> values) {
    return write(
        () -> {
          json.writeArrayFieldStart(name);
          for (String value : values) {
            json.writeString(value);
          }
          json.writeEndArray();
        });
  }

  /// A map of names to texts.
  public JsonOut texts(String name, Map<String, String> values) {
    return object(name, out -> values.forEach(out::field));
  }

  private static boolean isUtf8(JsonPayload value) {
    return Utf8.validPrefix(value.array(), value.offset(), value.size()) == value.size();
  }

  private static boolean isJson(JsonPayload value) {
    try (JsonParser parser = JsonFormat.parser(value)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }

  private JsonOut write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
