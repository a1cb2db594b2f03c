package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import okio.BufferedSource;

/// An answer that is no stream. It is one event: the body as it came, which need not be JSON, or
/// the server's error, which LM Studio may well send with status 200.
final class WholeAnswer implements AnswerEvents {
  private final int httpStatus;
  private final BufferedSource source;
  private final int longest;

  /// @param longest the longest body that is taken in, in bytes
  WholeAnswer(int httpStatus, BufferedSource source, int longest) {
    this.httpStatus = httpStatus;
    this.source = source;
    this.longest = longest;
  }

  @Override
  public ExchangeEvent next() throws IOException {
    if (source.request(longest + 1L)) {
      throw new TooLargeException(longest);
    }
    JsonPayload body = JsonPayload.of(source.readByteArray());
    return httpStatus >= 400 || new JsonScanner().read(body) == Finding.ERROR
        ? new Refused(ErrorReader.read(httpStatus, body), body)
        : new Answer(body);
  }
}
