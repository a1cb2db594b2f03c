package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The page of the test extension, from which the scripts of the tests reach the host. What they
/// find there is in `connection.js` and `asking.js`.
public record ExtensionPage(RunningBrowser browser) {

  /// Runs a script, the body of an `async` function, to its `return` of an object.
  ///
  /// @throws AssertionError if it throws, or returns something else
  public JsonObject object(String script) {
    return returned(script)
        .object("value")
        .orElseThrow(() -> new AssertionError("no object came from " + script));
  }

  /// Runs a script to its `return` of a string.
  ///
  /// @throws AssertionError if it throws, or returns something else
  public String text(String script) {
    return returned(script)
        .text("value")
        .orElseThrow(() -> new AssertionError("no string came from " + script));
  }

  /// Runs a script for what it does.
  void run(String script) {
    returned(script);
  }

  private JsonObject returned(String script) {
    try {
      return Json.parseObject(
          browser.evaluate(
              "(async () => {" + script + "\n})().then(value => JSON.stringify({value}))"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Loads the page anew, which ends all its connections. Returns when it is there again.
  void reload() {
    run("globalThis.old = true; location.reload()");
    awaitReady();
  }

  /// Blocks until the page and its scripts are there.
  void awaitReady() {
    Waiting.until("the extension's page", this::isReady);
  }

  private boolean isReady() {
    try {
      return text("return String(!globalThis.old && typeof outcome === 'function')").equals("true");
    } catch (AssertionError refused) {
      // While a page is on its way the browser refuses.
      return false;
    }
  }
}
