package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.StreamEnd;
import com.tabagent.lmstudio.fuzz.Cases;
import com.tabagent.lmstudio.fuzz.Chance;
import com.tabagent.lmstudio.fuzz.JsonGrammar;
import com.tabagent.lmstudio.fuzz.RandomJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A stream means the same wherever it is cut, and what leaves it is JSON whatever came in.
class SseFuzzTest {
  private static final int LONGEST = 1_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void eventsAreThoseOfTheStandardWhereverTheBytesAreCut() {
    Cases.play(
        25_000,
        chance -> {
          byte[] stream = stream(chance);
          assertThat(events(chance.inPieces(stream)))
              .as(new String(stream, ISO_8859_1))
              .isEqualTo(PlainSse.split(stream));
        });
  }

  private static List<PlainSse.Event> events(InputStream input) throws IOException {
    var reader = new SseReader(input, new AnswerRoom(), LONGEST, "[DONE]");
    var events = new ArrayList<PlainSse.Event>();
    while (reader.next()) {
      events.add(
          new PlainSse.Event(new String(reader.name(), ISO_8859_1), bytes(reader.takeData())));
    }
    return events;
  }

  private static String bytes(JsonPayload payload) {
    return new String(payload.array(), payload.offset(), payload.size(), ISO_8859_1);
  }

  @Test
  void dataThatIsJsonIsNotTouchedAndAllElseBecomesAText() {
    Cases.play(
        15_000,
        chance -> {
          byte[] data = line(chance, new RandomJson(chance));
          var sent = new ByteArrayOutputStream();
          sent.writeBytes("data: ".getBytes(UTF_8));
          sent.writeBytes(data);
          sent.writeBytes("\n\n".getBytes(UTF_8));

          String chunk = chunk(chance.inPieces(sent.toByteArray()));

          if (JsonGrammar.accepts(data, Json.DEEPEST)) {
            assertThat(chunk).isEqualTo(new String(data, ISO_8859_1));
          } else {
            assertThat(MAPPER.readValue(chunk.getBytes(ISO_8859_1), String.class))
                .isEqualTo(new String(data, UTF_8));
          }
        });
  }

  private static String chunk(InputStream input) throws IOException {
    var event =
        (Chunk) new EventStream(200, StreamEnd.NONE, input, new AnswerRoom(), LONGEST).next();
    byte[] bytes = bytes(event.data()).getBytes(ISO_8859_1);
    assertThat(JsonGrammar.accepts(bytes, Json.DEEPEST)).as(new String(bytes, UTF_8)).isTrue();
    return bytes(event.data());
  }

  private static byte[] line(Chance chance, RandomJson json) {
    byte[] whole = json.value().replaceAll("[\r\n]", " ").getBytes(UTF_8);
    byte[] line = chance.oneIn(3) ? whole : chance.spoilt(whole);
    return new String(line, ISO_8859_1).replaceAll("[\r\n]", "").getBytes(ISO_8859_1);
  }

  private static byte[] stream(Chance chance) {
    var json = new RandomJson(chance);
    var stream = new ByteArrayOutputStream();
    for (int left = chance.size(40); left > 0; left--) {
      stream.writeBytes(
          chance
              .oneOf(
                  "data:",
                  "data: ",
                  "data",
                  "event:",
                  "event: ",
                  "event",
                  ": ",
                  ":",
                  "id: 1",
                  "retry: 5",
                  "Data: ",
                  "data : ",
                  "\ufeff",
                  "\ufeffdata: ",
                  "[DONE]",
                  "data: [DONE]",
                  json.value(),
                  "é🎈\u2028",
                  "message_stop",
                  "")
              .getBytes(UTF_8));
      stream.writeBytes(
          chance.oneOf("\n", "\n\n", "\r", "\r\r", "\r\n", "\r\n\r\n", "").getBytes(UTF_8));
    }
    return chance.oneIn(3) ? chance.spoilt(stream.toByteArray()) : stream.toByteArray();
  }
}
