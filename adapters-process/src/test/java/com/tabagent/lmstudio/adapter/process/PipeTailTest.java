package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PipeTailTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "16383, 16383", "16384, 16384", "16385, 16384", "100000, 16384"})
  void theLastSixteenKibibytesAreKept(int written, int kept) {
    String text = "0123456789abcdef#".repeat(6_000).substring(0, written);
    var tail = new PipeTail(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));

    tail.drain();

    assertThat(new String(tail.bytes(), StandardCharsets.US_ASCII))
        .isEqualTo(text.substring(written - kept));
  }

  @Test
  void aWriterWithoutEndDoesNotKeepALookFromEnding() {
    var tail = new PipeTail(new Flood());

    tail.drain();

    assertThat(tail.bytes()).hasSize(PipeTail.KEPT).containsOnly('x');
  }

  @Test
  void aBrokenPipeHasNothingMoreToSay() {
    var tail = new PipeTail(new Broken());

    tail.drain();
    tail.close();

    assertThat(tail.bytes()).isEmpty();
  }

  /// Java's reaper takes what is left in a pipe while it holds the stream's monitor; a look that
  /// did not hold it could see bytes that are gone when it reads, and wait for more for ever.
  @Test
  void theMonitorOfTheStreamIsHeldFromSeeingToReading() {
    var pipe = new Watched();
    var tail = new PipeTail(pipe);

    tail.drain();

    assertThat(pipe.reads).isPositive();
    assertThat(pipe.unguarded).isZero();
  }

  private static final class Flood extends InputStream {
    @Override
    public int available() {
      return 4096;
    }

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Arrays.fill(bytes, offset, offset + length, (byte) 'x');
      return length;
    }
  }

  private static final class Broken extends FilterInputStream {
    private Broken() {
      super(InputStream.nullInputStream());
    }

    @Override
    public int available() throws IOException {
      throw new IOException("Stream closed");
    }

    @Override
    public void close() throws IOException {
      throw new IOException("Stream closed");
    }
  }

  private static final class Watched extends FilterInputStream {
    private int reads;
    private int unguarded;

    private Watched() {
      super(new ByteArrayInputStream(new byte[100]));
    }

    @Override
    public int available() throws IOException {
      unguarded += Thread.holdsLock(this) ? 0 : 1;
      return super.available();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      reads++;
      unguarded += Thread.holdsLock(this) ? 0 : 1;
      return super.read(bytes, offset, length);
    }
  }
}
