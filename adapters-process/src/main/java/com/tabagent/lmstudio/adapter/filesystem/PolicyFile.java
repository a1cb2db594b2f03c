package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.tabagent.lmstudio.domain.registration.HostPolicies;
import com.tabagent.lmstudio.domain.registration.HostPolicies.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One file of policies, read as Chromium reads it: whole or not at all.
final class PolicyFile {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private final String source;
  private Optional<Said<Set<String>>> blocked = Optional.empty();
  private Optional<Said<Set<String>>> allowed = Optional.empty();
  private Optional<Said<Boolean>> userLevel = Optional.empty();

  private PolicyFile(String source) {
    this.source = source;
  }

  /// What a file says; nothing if it is broken anywhere, as for the browser.
  static HostPolicies read(Path file) {
    Optional<byte[]> content = BoundedFile.readIfThere(file);
    if (content.isEmpty()) {
      return HostPolicies.NONE;
    }
    var policies = new PolicyFile(file.toString());
    try (JsonParser json = JSON.createParser(ChromiumJson.plain(content.get()))) {
      return policies.isWhole(json) ? policies.said() : HostPolicies.NONE;
    } catch (IOException broken) {
      return HostPolicies.NONE;
    }
  }

  private HostPolicies said() {
    return new HostPolicies(blocked, allowed, userLevel);
  }

  private boolean isWhole(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      add(json);
    }
    return json.nextToken() == null;
  }

  private void add(JsonParser json) throws IOException {
    String key = json.currentName();
    JsonToken value = json.nextToken();
    switch (key) {
      case HostPolicies.BLOCKED -> blocked = Optional.of(new Said<>(texts(json, value), source));
      case HostPolicies.ALLOWED -> allowed = Optional.of(new Said<>(texts(json, value), source));
      case HostPolicies.USER_LEVEL ->
          userLevel =
              value.isBoolean()
                  ? Optional.of(new Said<>(json.getBooleanValue(), source))
                  : Optional.empty();
      default -> {}
    }
    json.skipChildren();
  }

  private static Set<String> texts(JsonParser json, JsonToken value) throws IOException {
    var texts = new HashSet<String>();
    if (value == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          texts.add(json.getText());
        }
        json.skipChildren();
      }
    }
    return texts;
  }
}
