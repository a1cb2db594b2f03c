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
  private final long declared;
  private final BufferedSource source;
  private final AnswerRoom room;
  private final int longest;

  /// @param declared how long the server says that the body is, in bytes; -1 if it does not
  /// @param longest the longest body that is taken in, in bytes
  WholeAnswer(int httpStatus, long declared, BufferedSource source, AnswerRoom room, int longest) {
    this.httpStatus = httpStatus;
    this.declared = declared;
    this.source = source;
    this.room = room;
    this.longest = longest;
  }

  @Override
  public ExchangeEvent next() throws IOException {
    JsonPayload body = declared < 0 ? upToTheEnd() : ofDeclaredLength();
    return httpStatus >= 400 || new JsonScanner().read(body) == Finding.ERROR
        ? new Refused(ErrorReader.read(httpStatus, body), body)
        : new Answer(body);
  }

  /// Is in memory once.
  private JsonPayload ofDeclaredLength() throws IOException {
    if (declared > longest) {
      throw new TooLargeException(longest);
    }
    byte[] body = room.allocate((int) declared);
    source.readFully(body);
    return JsonPayload.of(body);
  }

  /// Is in memory once, with up to as much unused room beside it; while it grows, half as much
  /// again.
  private JsonPayload upToTheEnd() throws IOException {
    var body = new ByteRun(room, longest);
    body.appendAll(source);
    return body.take();
  }
}
