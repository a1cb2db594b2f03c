package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.StreamEnd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// An answer that is a stream of events. Data goes on as the bytes that came, if they are one JSON
/// value in strict UTF-8, else as a JSON string of the text.
///
/// The end of the connection ends a stream as a whole one only where the route has no end mark.
final class EventStream implements AnswerEvents {
  private static final String ERROR = "error";

  private final int httpStatus;
  private final StreamEnd streamEnd;
  private final SseReader reader;
  private final QuotedText quotedText;
  private byte[] nameBytes = {};
  private String name = "";
  private boolean lastSeen;

  /// @param room what large events take their memory from
  /// @param longestData the longest data of one event, in bytes
  EventStream(
      int httpStatus, StreamEnd streamEnd, InputStream input, AnswerRoom room, int longestData) {
    this.httpStatus = httpStatus;
    this.streamEnd = streamEnd;
    this.reader = new SseReader(input, room, longestData, StreamEnd.DONE);
    this.quotedText = new QuotedText(room, longestData);
  }

  @Override
  public ExchangeEvent next() throws IOException {
    if (lastSeen) {
      return new End(true);
    }
    if (!reader.next()) {
      return new End(streamEnd == StreamEnd.NONE);
    }
    return reader.isEndMark() ? new End(true) : event(eventName(), reader.takeData());
  }

  private ExchangeEvent event(String event, JsonPayload data) throws IOException {
    Finding finding = reader.finding();
    if (finding == Finding.ERROR || event.equals(ERROR)) {
      return new Refused(ErrorReader.read(httpStatus, data), data);
    }
    lastSeen = streamEnd.isLast(event);
    return new Chunk(event, finding == Finding.VALUE ? data : quotedText.of(data));
  }

  /// Events of one name come in long runs, so the text is made once for a run.
  private String eventName() {
    if (!reader.isNamed(nameBytes)) {
      nameBytes = reader.name();
      name = new String(nameBytes, StandardCharsets.UTF_8);
    }
    return name;
  }
}
