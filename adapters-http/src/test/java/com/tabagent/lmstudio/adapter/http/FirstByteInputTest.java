package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/// The first byte of a stream's body ends one phase, once, however it is read.
class FirstByteInputTest {
  private final List<WaitPhase> phases = new ArrayList<>();
  private final Progress progress =
      new Progress() {
        @Override
        public void entered(WaitPhase phase) {
          phases.add(phase);
        }

        @Override
        public void sent() {}
      };

  private final FirstByteInput input =
      new FirstByteInput(
          new Buffer().writeUtf8("abc"), new Silence(RelayTimeouts.DEFAULT, progress));

  @Test
  void aSingleByteIsAByte() throws IOException {
    assertThat(phases).isEmpty();

    assertThat(input.read()).isEqualTo('a');

    assertThat(phases).containsExactly(WaitPhase.BETWEEN_BYTES);
  }

  @Test
  void whatFollowsBeginsNoPhase() throws IOException {
    byte[] target = new byte[4];

    assertThat(input.read(target, 1, 2)).isEqualTo(2);
    assertThat(target).containsExactly(0, 'a', 'b', 0);
    assertThat(input.read()).isEqualTo('c');
    assertThat(input.read()).isEqualTo(-1);

    assertThat(phases).containsExactly(WaitPhase.BETWEEN_BYTES);
  }
}
