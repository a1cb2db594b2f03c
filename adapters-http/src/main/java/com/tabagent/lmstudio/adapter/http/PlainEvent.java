package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;

/// What nearly every event of a stream is from the beginning of its `data` line on: one line of
/// JSON, then an empty line. Where all of it has been read already, one pass finds its end and what
/// it is, and its data is taken from where it lies.
final class PlainEvent {
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

  private final JsonScanner scanner;
  private final int longestData;
  private int from;
  private int end;

  /// @param longestData the longest data of one event, in bytes
  PlainEvent(JsonScanner scanner, int longestData) {
    this.scanner = scanner;
    this.longestData = longestData;
  }

  /// Looks for one at the beginning of a line. Returns where the line behind it begins; -1 if it is
  /// another kind of event, or not whole before `limit`.
  int find(byte[] buffer, int at, int limit) {
    from = at + DATA.length;
    if (from >= limit || !isDataLine(buffer, at)) {
      return -1;
    }
    from += buffer[from] == ' ' ? 1 : 0;
    end = scanner.end(buffer, from, limit);
    boolean fits = end >= 0 && end - from <= longestData && scanner.oneLine();
    return fits ? behindEmptyLine(buffer, end, limit) : -1;
  }

  JsonPayload data(byte[] buffer) {
    return JsonPayload.slice(buffer, from, end - from);
  }

  private static boolean isDataLine(byte[] buffer, int at) {
    for (int i = 0; i < DATA.length; i++) {
      if (buffer[at + i] != DATA[i]) {
        return false;
      }
    }
    return true;
  }

  private static int behindEmptyLine(byte[] buffer, int at, int limit) {
    int oneEnd = behindLineEnd(buffer, at, limit);
    return oneEnd < 0 ? -1 : behindLineEnd(buffer, oneEnd, limit);
  }

  /// A CR alone is left to those who remember it: what it ends depends on the byte behind it.
  private static int behindLineEnd(byte[] buffer, int at, int limit) {
    int end = at + 1 < limit && buffer[at] == '\r' ? at + 1 : at;
    return end < limit && buffer[end] == '\n' ? end + 1 : -1;
  }
}
