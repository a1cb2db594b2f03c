package com.tabagent.lmstudio.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/// What a socket brings, until a deadline.
final class TimedInput {
  private final Socket socket;
  private final InputStream input;
  private final Deadline deadline;
  private final Duration longest;
  private final byte[] buffer = new byte[4096];
  private int position;
  private int limit;

  TimedInput(Socket socket, Deadline deadline, Duration longest) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.deadline = deadline;
    this.longest = longest;
  }

  /// The next byte; -1 at the end.
  ///
  /// @throws java.net.SocketTimeoutException at the deadline
  int read() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xff : -1;
  }

  /// Reads some bytes, `length` at most; -1 at the end.
  int read(byte[] target, int offset, int length) throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    socket.setSoTimeout(deadline.millisLeft(longest));
    position = 0;
    limit = Math.max(0, input.read(buffer));
    return limit > 0;
  }
}
