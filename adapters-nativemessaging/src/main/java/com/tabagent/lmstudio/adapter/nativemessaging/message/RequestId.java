package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;

/// A request's id, which the caller chose.
///
/// @param key what makes two ids the same: the text of a string, the spelling of a number
/// @param isText whether it is a string; `"1"` and `1` are two ids
/// @param spelling the JSON as it came, to be sent back with every answer
public record RequestId(String key, boolean isText, JsonPayload spelling) {

  /// The longest id in bytes of JSON: it comes back with every event.
  public static final int LONGEST = 512;

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestId that && key.equals(that.key) && isText == that.isText;
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return spelling.text();
  }
}
