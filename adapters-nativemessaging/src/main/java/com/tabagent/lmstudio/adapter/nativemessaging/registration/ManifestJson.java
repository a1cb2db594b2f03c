package com.tabagent.lmstudio.adapter.nativemessaging.registration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Writes a manifest: UTF-8 without a mark at the front, the five keys and no other.
final class ManifestJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ManifestJson() {}

  static byte[] bytes(Manifest manifest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("name", Manifest.NAME);
      json.writeStringField("description", Manifest.DESCRIPTION);
      json.writeStringField("path", manifest.launcher().toString());
      json.writeStringField("type", Manifest.TYPE);
      json.writeArrayFieldStart(manifest.engine().callersKey());
      for (ExtensionId id : manifest.callers()) {
        json.writeString(id.caller());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
