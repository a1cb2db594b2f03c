package com.tabagent.lmstudio.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// A browser with the test extension's page open in it. Who starts it closes it.
public abstract class RunningBrowser implements AutoCloseable {
  private final BrowserProcess process;
  private final RemoteControl control;

  /// @param process of the browser, which has just been started
  /// @param addressFile where it writes down how it is driven
  /// @param address what is said there, once all of it is: the file is there before its text is
  RunningBrowser(
      BrowserProcess process, Path addressFile, Function<String, Optional<String>> address) {
    this.process = process;
    this.control = process.orKill(() -> connect(addressFile, address));
  }

  private static RemoteControl connect(
      Path addressFile, Function<String, Optional<String>> address) {
    return RemoteControl.connect(
        Waiting.forThe("the browser's address", () -> address.apply(text(addressFile))));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  final RemoteControl control() {
    return control;
  }

  /// Evaluates JavaScript in the extension's page, and blocks until the promise that it gives has
  /// come to something.
  ///
  /// @param expression has to give a string, or a promise of one
  /// @throws AssertionError if the script throws or the page is not there
  abstract String evaluate(String expression);

  /// The browser's own processes, without the hosts.
  final BrowserProcess process() {
    return process;
  }

  /// Ends the browser, and does not mind if it has ended already.
  @Override
  public final void close() {
    control.close();
    process.kill();
  }
}
