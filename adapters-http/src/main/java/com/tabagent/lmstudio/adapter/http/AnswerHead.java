package com.tabagent.lmstudio.adapter.http;

import java.util.Locale;

/// Status line and headers of an answer, of which only what is needed is kept.
final class AnswerHead {
  private final int status;
  private String server = "";
  private boolean chunked;
  private long contentLength = -1;

  private AnswerHead(int status) {
    this.status = status;
  }

  /// @throws UnusableAnswerException if the line does not begin an answer in HTTP/1
  static AnswerHead ofStatusLine(String line) throws UnusableAnswerException {
    boolean http = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
    int status = http ? number(line.substring(9, 12), 10) : -1;
    if (status < 100) {
      throw new UnusableAnswerException("it does not speak HTTP: " + Evidence.printable(line));
    }
    return new AnswerHead(status);
  }

  void addHeader(String line) throws UnusableAnswerException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw unusable("a broken header");
    }
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "server" -> server = value;
      case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
      case "content-length" -> contentLength = length(value);
      default -> {
        // Of no use here.
      }
    }
  }

  private long length(String value) throws UnusableAnswerException {
    int length = number(value, 10);
    if (length < 0) {
      throw unusable("a broken Content-Length");
    }
    return length;
  }

  /// A number without a sign; -1 if it is none, or does not fit.
  static int number(String digits, int radix) {
    try {
      boolean plain = !digits.isEmpty() && Character.digit(digits.charAt(0), radix) >= 0;
      return plain ? Integer.parseInt(digits, radix) : -1;
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  UnusableAnswerException unusable(String why) {
    return new UnusableAnswerException(Evidence.of(status, server, why));
  }

  int status() {
    return status;
  }

  String server() {
    return server;
  }

  boolean chunked() {
    return chunked;
  }

  boolean hasNoBody() {
    return status == 204 || status == 304;
  }

  /// -1 where the body ends with the connection.
  long contentLength() {
    return contentLength;
  }
}
