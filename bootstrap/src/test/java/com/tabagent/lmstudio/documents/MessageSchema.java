package com.tabagent.lmstudio.documents;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The published schema of all messages, `docs/protocol/messages.schema.json`.
public final class MessageSchema {
  private static final String TEXT = Document.read("docs/protocol/messages.schema.json").text();
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// A body that LM Studio sent may have a field twice; a request may not.
  private static final ObjectMapper STRICT =
      MAPPER.copy().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static final Schema REQUEST = part("#/$defs/request");
  private static final Schema ANSWER = part("#/$defs/answer");

  private MessageSchema() {}

  private static Schema part(String pointer) {
    String id = document().get("$id").asText();
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(id, TEXT)))
        .getSchema(SchemaLocation.of(id + pointer));
  }

  /// What is wrong with a request; empty if nothing is. The same field twice, and text behind the
  /// end, are told before the schema is asked.
  ///
  /// @throws UncheckedIOException if it is no JSON
  public static List<String> problemsOfRequest(String json) {
    return problems(REQUEST, tree(STRICT, json));
  }

  /// What is wrong with a reply or an event; empty if nothing is.
  ///
  /// @throws UncheckedIOException if it is no JSON
  public static List<String> problemsOfAnswer(String json) {
    return problems(ANSWER, tree(MAPPER, json));
  }

  private static List<String> problems(Schema schema, JsonNode json) {
    return schema.validate(json).stream().map(Object::toString).toList();
  }

  private static JsonNode tree(ObjectMapper mapper, String json) {
    try {
      return mapper.readTree(json);
    } catch (JacksonException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The schema as a document.
  static JsonNode document() {
    return tree(MAPPER, TEXT);
  }
}
