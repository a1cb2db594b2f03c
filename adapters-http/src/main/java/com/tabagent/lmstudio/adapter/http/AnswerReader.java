package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.adapter.http.GetResult.Answered;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads one answer in HTTP/1.1. The body may come with a length, in chunks, or up to the end of
/// the connection.
final class AnswerReader {
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int LONGEST_CHUNK_LINE = 1024;

  private final TimedInput input;
  private final int longestBody;
  private int headLeft = LONGEST_HEAD;

  AnswerReader(TimedInput input, int longestBody) {
    this.input = input;
    this.longestBody = longestBody;
  }

  /// @throws UnusableAnswerException if it is none, breaks off, or is too long
  Answered read() throws IOException {
    AnswerHead head = AnswerHead.ofStatusLine(headLine());
    for (String line = headLine(); !line.isEmpty(); line = headLine()) {
      head.addHeader(line);
    }
    return new Answered(head.status(), head.server(), JsonPayload.of(body(head)));
  }

  private byte[] body(AnswerHead head) throws IOException {
    var body = new ByteArrayOutputStream();
    if (head.hasNoBody()) {
      return body.toByteArray();
    }
    if (head.chunked()) {
      readChunks(head, body);
    } else if (head.contentLength() >= 0) {
      readExactly(head, head.contentLength(), body);
    } else {
      readToEnd(head, body);
    }
    return body.toByteArray();
  }

  private void readChunks(AnswerHead head, ByteArrayOutputStream body) throws IOException {
    for (int size = chunkSize(head); size > 0; size = chunkSize(head)) {
      readExactly(head, size, body);
      if (!line(2).isEmpty()) {
        throw head.unusable("a broken chunk");
      }
    }
    // What may follow the last chunk are headers, up to an empty line.
    while (!headLine().isEmpty()) {}
  }

  private int chunkSize(AnswerHead head) throws IOException {
    String line = line(LONGEST_CHUNK_LINE);
    int extension = line.indexOf(';');
    int size = AnswerHead.number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    if (size < 0) {
      throw head.unusable("a broken chunk");
    }
    return size;
  }

  private void readExactly(AnswerHead head, long length, ByteArrayOutputStream body)
      throws IOException {
    if (length > longestBody - body.size()) {
      throw head.unusable("a long body");
    }
    var part = new byte[4096];
    long left = length;
    while (left > 0) {
      int count = input.read(part, 0, (int) Math.min(left, part.length));
      if (count < 0) {
        throw head.unusable("broken off");
      }
      body.write(part, 0, count);
      left -= count;
    }
  }

  private void readToEnd(AnswerHead head, ByteArrayOutputStream body) throws IOException {
    var part = new byte[4096];
    for (int count = input.read(part, 0, part.length);
        count >= 0;
        count = input.read(part, 0, part.length)) {
      if (count > longestBody - body.size()) {
        throw head.unusable("a long body");
      }
      body.write(part, 0, count);
    }
  }

  /// All lines of the head share one limit.
  private String headLine() throws IOException {
    String line = line(headLeft);
    headLeft -= line.length() + 1;
    return line;
  }

  /// A line without its end.
  private String line(int longest) throws IOException {
    var line = new ByteArrayOutputStream(64);
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new UnusableAnswerException(brokenOff(line));
      }
      if (line.size() >= longest) {
        throw new UnusableAnswerException(
            "it does not speak HTTP: " + Evidence.printable(text(line)));
      }
      line.write(next);
    }
    String text = text(line);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String brokenOff(ByteArrayOutputStream line) {
    return line.size() == 0
        ? "it closed the connection without an answer"
        : "it does not speak HTTP: " + Evidence.printable(text(line));
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
