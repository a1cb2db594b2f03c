package com.tabagent.lmstudio.adapter.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A manifest as it is, byte for byte, but for one more caller in its list. One without a list that
/// can be found is copied as it is: whatever a browser has against it, it has against the copy.
final class ManifestCopy {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CALLERS = "allowed_origins";

  private ManifestCopy() {}

  /// @param origin such as `chrome-extension://ID/`
  static byte[] withCaller(byte[] manifest, String origin) throws IOException {
    int list = beginOfList(manifest);
    if (list < 0) {
      return manifest;
    }
    var copy = new ByteArrayOutputStream();
    copy.write(manifest, 0, list + 1);
    copy.write(JsonTexts.quoted(origin).getBytes(StandardCharsets.UTF_8));
    if (!isEmptyFrom(manifest, list + 1)) {
      copy.write(',');
    }
    copy.write(manifest, list + 1, manifest.length - list - 1);
    return copy.toByteArray();
  }

  /// Where the bracket stands that opens the list; -1 if there is none.
  private static int beginOfList(byte[] manifest) {
    try (JsonParser json = JSON.createParser(manifest)) {
      while (json.nextToken() != null) {
        boolean top =
            json.getParsingContext().getParent() != null
                && json.getParsingContext().getParent().inRoot();
        if (top
            && json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals(CALLERS)) {
          return json.nextToken() == JsonToken.START_ARRAY
              ? bracketFrom(manifest, (int) json.currentTokenLocation().getByteOffset())
              : -1;
        }
      }
    } catch (IOException notJson) {
      return -1;
    }
    return -1;
  }

  /// The offset does not count a byte order mark.
  private static int bracketFrom(byte[] manifest, int offset) {
    int at = offset;
    while (at < manifest.length && manifest[at] != '[') {
      at++;
    }
    return at < manifest.length ? at : -1;
  }

  private static boolean isEmptyFrom(byte[] manifest, int begin) {
    int at = begin;
    while (at < manifest.length && manifest[at] <= ' ') {
      at++;
    }
    return at < manifest.length && manifest[at] == ']';
  }
}
