package com.tabagent.lmstudio.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Commands for Chromium in the protocol of its developer tools, over a pair of pipes: JSON, each
/// ended by a zero byte. No port is opened, so no other program can take part.
final class ChromiumPipe {

  /// Longer than any answer to what is asked here, in bytes.
  private static final int LONGEST = 1 << 20;

  private final HeadlessBrowser browser;
  private final InputStream answers;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int lastNumber;

  ChromiumPipe(HeadlessBrowser browser) {
    this.browser = browser;
    this.answers = browser.process().getInputStream();
  }

  /// Sends a command with one parameter and blocks until its answer.
  ///
  /// @throws IOException if there is none in time, or the browser ends
  JsonTexts call(Duration limit, String method, String parameter, String value) throws IOException {
    send(method, "{" + JsonTexts.quoted(parameter) + ":" + JsonTexts.quoted(value) + "}");
    String number = Integer.toString(lastNumber);
    return browser
        .await(limit, () -> answer(number))
        .orElseThrow(
            () -> new IOException(method + " had no answer in " + limit.toSeconds() + " s"));
  }

  /// Sends a command and waits for nothing. To a browser that has ended it says nothing.
  void send(String method, String parameters) {
    lastNumber++;
    String command =
        "{\"id\":%d,\"method\":%s,\"params\":%s}\0"
            .formatted(lastNumber, JsonTexts.quoted(method), parameters);
    try {
      browser.process().getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
      browser.process().getOutputStream().flush();
    } catch (IOException gone) {
      // It has ended; whoever waits for its answer is told how.
    }
  }

  /// Events, and answers to commands that nobody waits for, are passed over.
  private Optional<JsonTexts> answer(String number) throws IOException {
    while (answers.available() > 0) {
      int next = answers.read();
      if (next > 0) {
        begun.write(next);
        if (begun.size() > LONGEST) {
          throw new IOException("it answers without an end");
        }
      } else {
        JsonTexts answer = JsonTexts.of(begun.toByteArray());
        begun.reset();
        if (answer.says("/id", number)) {
          return Optional.of(answer);
        }
      }
    }
    return Optional.empty();
  }
}
