package com.tabagent.lmstudio.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import okio.BufferedSource;

/// The body of an event stream. Its head may come long before the model has read the prompt, so the
/// limit on the first byte lasts until something follows.
final class FirstByteInput extends InputStream {
  private final BufferedSource source;
  private final InputStream input;
  private final Silence silence;
  private boolean begun;

  FirstByteInput(BufferedSource source, Silence silence) {
    this.source = source;
    this.input = source.inputStream();
    this.silence = silence;
  }

  @Override
  public int read() throws IOException {
    int next = input.read();
    begin();
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = input.read(target, offset, length);
    begin();
    return count;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      silence.broken(source.timeout());
    }
  }
}
