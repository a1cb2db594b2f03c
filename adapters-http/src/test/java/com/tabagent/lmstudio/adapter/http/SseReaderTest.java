package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

  /// A name, a stream, and its events, each as `name>data`.
  static final List<Arguments> CASES =
      List.of(
          stream("one event", "data: {\"a\":1}\n\n", ">{\"a\":1}"),
          stream(
              "plain JSON",
              "data: {\"a\":1}\n\ndata:[2]\n\ndata: 3\n\n",
              ">{\"a\":1}",
              ">[2]",
              ">3"),
          stream("plain JSON behind a name", "event: a\ndata: {}\n\ndata: []\n\n", "a>{}", ">[]"),
          stream("plain JSON before a name", "data: {}\nevent: a\n\ndata: []\n\n", "a>{}", ">[]"),
          stream(
              "JSON over several lines",
              "data: [1,\ndata: 2]\n\ndata: 3\ndata: 4\n\n",
              ">[1,\n2]",
              ">3\n4"),
          stream(
              "JSON that the next line would go on", "data: [1,\n2]\n\ndata: 3\n\n", ">[1,", ">3"),
          stream("JSON and more", "data: {} x\n\ndata: {} \n\n", ">{} x", ">{} "),
          stream("JSON with CRLF", "data: {}\r\n\r\ndata: []\r\n\n", ">{}", ">[]"),
          stream("no space behind the colon", "data:x\n\n", ">x"),
          stream("only one space is left out", "data:  x \n\n", "> x "),
          stream("a named event", "event: message_stop\ndata: {}\n\n", "message_stop>{}"),
          stream("the name behind the data", "data: {}\nevent: a\n\n", "a>{}"),
          stream("the last name counts", "event: a\nevent: b\ndata: 1\n\n", "b>1"),
          stream("a name is for one event", "event: a\ndata: 1\n\ndata: 2\n\n", "a>1", ">2"),
          stream("a name without data is none", "event: a\n\ndata: 2\n\n", ">2"),
          stream("several data lines", "data: a\ndata:\ndata: c\n\n", ">a\n\nc"),
          stream("data without a colon", "data\ndata\n\n", ">\n"),
          stream("empty data is data", "data:\n\n", ">"),
          stream("comments", ": hello\ndata: 1\n:\n: x\n\n: bye\n\n", ">1"),
          stream("id and retry", "id: 7\nretry: 10\ndata: 1\nid\n\n", ">1"),
          stream("unknown fields", "dat: 1\ndataa: 2\n data: 3\nDATA: 4\ndata: 5\n\n", ">5"),
          stream("an unknown field that ends like data", "xdata: {}\n\ndata: 1\n\n", ">1"),
          stream("a long unknown field", "x".repeat(9_000) + ": y\ndata: 1\n\n", ">1"),
          stream("CR", "event: a\rdata: 1\r\rdata: 2\r\r", "a>1", ">2"),
          stream("CRLF", "event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n", "a>1", ">2"),
          stream("mixed line ends", "data: 1\r\n\ndata: 2\r\n\rdata: 3\n\r\n", ">1", ">2", ">3"),
          stream("many empty lines", "\n\n\r\n\rdata: 1\n\n\n\n\n", ">1"),
          stream("a byte order mark", "\ufeffdata: 1\n\n", ">1"),
          stream("a byte order mark before a name", "\ufeffevent: a\ndata: 1\n\n", "a>1"),
          stream("a byte order mark alone", "\ufeff\n\ndata: 1\n\n", ">1"),
          stream("a byte order mark before a comment", "\ufeff: x\ndata: 1\n\n", ">1"),
          stream("a byte order mark later on", "data: 1\n\n\ufeffdata: 2\n\n", ">1"),
          stream("colons in data", "data: a: b:c\n\n", ">a: b:c"),
          stream(
              "line ends of other worlds",
              "data: a\u2028b\u2029c\u0085d\u000be\n\n",
              ">a\u2028b\u2029c\u0085d\u000be"),
          stream("text beyond ASCII", "event: é\ndata: \"日本 🎈\"\n\n", "é>\"日本 🎈\""),
          stream("an unfinished event is dropped", "data: 1\n\ndata: 2\n", ">1"),
          stream("an unfinished line is dropped", "data: 1\n\ndata: 2", ">1"),
          stream("the end mark", "data: 1\n\ndata: [DONE]\n\n", ">1", ">[DONE]"),
          stream("the end mark without its empty line", "data: [DONE]\n", ">[DONE]"),
          stream("the end mark without its line end", "data:[DONE]", ">[DONE]"),
          stream("half an end mark", "data: [DON"),
          stream("nothing", ""));

  private static Arguments stream(String name, String stream, String... events) {
    return Arguments.of(name, stream, List.of(events));
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("CASES")
  void aStreamIsSplitAsTheStandardSays(String name, String stream, List<String> events)
      throws IOException {
    assertThat(events(new ByteArrayInputStream(stream.getBytes(UTF_8)))).isEqualTo(events);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("CASES")
  void itDoesNotMatterWhereTheBytesAreCut(String name, String stream, List<String> events)
      throws IOException {
    byte[] bytes = stream.getBytes(UTF_8);
    assertThat(events(new Drops(bytes))).as("byte by byte").isEqualTo(events);
    for (int cut = 1; cut < Math.min(bytes.length, 200); cut++) {
      assertThat(events(cutAt(bytes, cut))).as("cut at %d", cut).isEqualTo(events);
    }
  }

  @Test
  void anEventIsHandedOutBeforeTheServerSaysMore() throws IOException {
    var reader = reader(new Drops("data: 1\r\rdata: 2".getBytes(UTF_8)), 100);
    assertThat(reader.next()).isTrue();
    assertThat(reader.takeData().text()).isEqualTo("1");
  }

  @Test
  void dataMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
    var fits = reader(new ByteArrayInputStream("data: 12345\ndata: 789\n\n".getBytes(UTF_8)), 9);
    assertThat(fits.next()).isTrue();
    var tooLong = reader(new ByteArrayInputStream("data: 12345\ndata: 789\n\n".getBytes(UTF_8)), 8);
    assertThatExceptionOfType(TooLargeException.class).isThrownBy(tooLong::next);
  }

  @Test
  void aNameMayNotBeEndless() {
    byte[] name = ("event: " + "x".repeat(1_025)).getBytes(UTF_8);
    assertThatExceptionOfType(TooLargeException.class)
        .isThrownBy(reader(new ByteArrayInputStream(name), 10)::next);
  }

  /// Both sides of the size from which on data is not copied.
  @ParameterizedTest
  @ValueSource(ints = {1, 1_024, 65_535, 65_536, 65_537, 80_000})
  void theDataOfOneEventIsNotChangedByTheNext(int size) throws IOException {
    String stream =
        "data: " + "x".repeat(size) + "\n\ndata: " + "y".repeat(size) + "\n\ndata: z\n\n";
    var reader = reader(new ByteArrayInputStream(stream.getBytes(UTF_8)), 100_000);
    assertThat(reader.next()).isTrue();
    var first = reader.takeData();
    assertThat(reader.next()).isTrue();
    var second = reader.takeData();
    assertThat(reader.next()).isTrue();
    assertThat(reader.takeData().text()).isEqualTo("z");
    assertThat(first.text()).isEqualTo("x".repeat(size));
    assertThat(second.text()).isEqualTo("y".repeat(size));
  }

  @Test
  void dataThatIsNotTakenIsPassedOver() throws IOException {
    var reader = reader(new ByteArrayInputStream("data: x\n\ndata: y\n\n".getBytes(UTF_8)), 100);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.takeData().text()).isEqualTo("y");
  }

  /// A stream of plain events is not copied: they are slices of what was read.
  @ParameterizedTest
  @ValueSource(strings = {"data: {}\n\ndata: []\n\n", "data: {}\r\n\r\ndata: []\r\n\r\n"})
  void plainEventsStayWhereTheyAre(String stream) throws IOException {
    var reader = reader(new ByteArrayInputStream(stream.getBytes(UTF_8)), 100);
    assertThat(reader.next()).isTrue();
    var first = reader.takeData();
    assertThat(reader.next()).isTrue();
    assertThat(reader.takeData().array()).isSameAs(first.array());
  }

  private static List<String> events(InputStream input) throws IOException {
    var reader = reader(input, 100_000);
    var events = new ArrayList<String>();
    while (reader.next()) {
      events.add(new String(reader.name(), UTF_8) + ">" + reader.takeData().text());
    }
    return events;
  }

  private static SseReader reader(InputStream input, int longest) {
    return new SseReader(input, new AnswerRoom(), longest, "[DONE]");
  }

  private static InputStream cutAt(byte[] bytes, int cut) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes, 0, cut),
        new ByteArrayInputStream(Arrays.copyOfRange(bytes, cut, bytes.length)));
  }

  /// Gives one byte at a time.
  private static final class Drops extends ByteArrayInputStream {
    Drops(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1));
    }
  }
}
