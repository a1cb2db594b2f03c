package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.JsonObject;

/// How an extension reaches a host; the names are those in `asking.js`.
public enum Way {
  ONE_SHOT("sendNativeMessage"),
  PORT("connectNative");

  private final String function;

  Way(String function) {
    this.function = function;
  }

  /// A script that sends one request and returns the reply.
  ///
  /// @param request as JavaScript
  String asking(String request) {
    return "return ways.%s(%s)".formatted(function, request);
  }

  /// A script that returns what becomes of a check: `answered`, or the browser's words.
  public String outcome() {
    return "return outcome('%s')".formatted(function);
  }

  /// The same, but returns `silent` if nothing comes in so many milliseconds.
  String outcomeWithin(int milliseconds) {
    return "return outcomeWithin('%s', %d)".formatted(function, milliseconds);
  }

  /// Sends one request from a page and gives the reply.
  public JsonObject ask(ExtensionPage page, String request) {
    return page.object(asking(request));
  }
}
