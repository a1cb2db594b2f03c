package com.tabagent.lmstudio.adapter.nativemessaging.registration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored.Oddity;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a manifest that anybody may have written, and gathers what is odd about it.
final class ManifestReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int LONGEST_SHOWN = 60;

  private final Engine engine;
  private final Map<String, String> texts = new HashMap<>();
  private final List<ExtensionId> callers = new ArrayList<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private boolean listed;

  private ManifestReader(Engine engine) {
    this.engine = engine;
  }

  static Stored read(byte[] bytes, Engine engine) {
    var reader = new ManifestReader(engine);
    try (JsonParser json = FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Stored.Unreadable("does not hold a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        reader.field(json);
      }
      if (json.nextToken() != null) {
        return new Stored.Unreadable("holds more than one JSON object");
      }
      return reader.manifest();
    } catch (JsonProcessingException broken) {
      return new Stored.Unreadable(
          broken.getLocation() == null
              ? "is not JSON"
              : "is not JSON: it breaks in line " + broken.getLocation().getLineNr());
    } catch (IOException notUtf8) {
      return new Stored.Unreadable("is not JSON in UTF-8");
    }
  }

  private void field(JsonParser json) throws IOException {
    String key = json.currentName();
    JsonToken value = json.nextToken();
    if (key.equals(engine.callersKey())) {
      callers(json, value);
    } else if (!List.of("name", "description", "path", "type").contains(key)) {
      odd("an unknown key '" + shown(key) + "'", engine == Engine.FIREFOX);
      json.skipChildren();
    } else if (value == JsonToken.VALUE_STRING) {
      texts.put(key, json.getText());
    } else {
      json.skipChildren();
    }
  }

  private void callers(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    listed = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        caller(json.getText());
      } else {
        odd("something in " + engine.callersKey() + " that is not a text", true);
        json.skipChildren();
      }
    }
  }

  private void caller(String text) {
    try {
      callers.add(ExtensionId.ofCaller(engine, text));
    } catch (IllegalArgumentException notAnId) {
      odd("a caller that is none: " + notAnId.getMessage(), true);
    }
  }

  private Stored manifest() {
    String path = texts.get("path");
    if (path == null || path.isEmpty()) {
      return new Stored.Unreadable("names no program in 'path'");
    }
    expect("name", Manifest.NAME, true);
    expect("description", Manifest.DESCRIPTION, false);
    expect("type", Manifest.TYPE, true);
    if (!listed) {
      odd("no list " + engine.callersKey(), true);
    }
    try {
      Path launcher = Path.of(path);
      if (!launcher.isAbsolute()) {
        odd("a path that is not absolute", true);
      }
      return new Stored.Present(new Manifest(engine, launcher, callers), oddities);
    } catch (InvalidPathException notAPath) {
      return new Stored.Unreadable("names no program in 'path'");
    }
  }

  private void odd(String words, boolean refused) {
    oddities.add(new Oddity(words, refused));
  }

  /// Without any value, browsers refuse a manifest in every case.
  private void expect(String key, String value, boolean onlyThis) {
    String text = texts.get(key);
    if (text == null || text.isEmpty()) {
      odd("no " + key, true);
    } else if (!text.equals(value)) {
      odd("another " + key + ", '" + shown(text) + "'", onlyThis);
    }
  }

  private static String shown(String text) {
    String cut = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
