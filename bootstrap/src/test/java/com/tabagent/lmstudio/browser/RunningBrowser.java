package com.tabagent.lmstudio.browser;

/// A browser with the test extension's page open in it. Who starts it closes it.
interface RunningBrowser extends AutoCloseable {

  /// Evaluates JavaScript in the extension's page, and blocks until the promise that it gives has
  /// come to something.
  ///
  /// @param expression has to give a string, or a promise of one
  /// @throws AssertionError if the script throws or the page is not there
  String evaluate(String expression);

  /// The browser's own processes, without the hosts.
  BrowserProcess process();

  /// Ends the browser, and does not mind if it has ended already.
  @Override
  void close();
}
