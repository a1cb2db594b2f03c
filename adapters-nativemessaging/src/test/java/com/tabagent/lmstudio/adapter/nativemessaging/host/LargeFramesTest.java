package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Large requests share a bounded memory, and give it back.
@Timeout(60)
class LargeFramesTest {
  private static final int LARGEST = 64 * 1024 * 1024;

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void theLargestOfAllAreServedOneAfterTheOther() {
    for (int count = 0; count < 5; count++) {
      assertThat(served(filled("{\"action\":\"ping\",\"id\":1"))).isTrue();
    }
  }

  @Test
  void whatIsRefusedGivesItsMemoryBackToo() {
    for (int count = 0; count < 5; count++) {
      browser.send(filled("{\"id\":1"));
      assertThat(browser.next().at("/error/code").asText()).isEqualTo("BAD_REQUEST");
      browser.send(filled("{\"action\":\"cancel\",\"id\":1,\"target\":2"));
      assertThat(browser.next().at("/payload/cancelled").asBoolean(true)).isFalse();
    }
  }

  /// Two of them are in flight, and hold all there is.
  @Test
  void whatDoesNotFitBesideTheOthersIsRefusedUntilOneIsAnswered() {
    browser.send(filled("{\"action\":\"openai\",\"path\":\"/v1/models\",\"id\":1"));
    var first = browser.useCases().relayed().next();
    browser.send(filled("{\"action\":\"openai\",\"path\":\"/v1/models\",\"id\":2"));
    browser.useCases().relayed().next();

    browser.send(filled("{\"action\":\"ping\",\"id\":3"));
    var refusal = browser.next();
    assertThat(refusal.at("/error/code").asText()).isEqualTo("BUSY");
    assertThat(refusal.at("/error/retryable").asBoolean()).isTrue();
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":4}").at("/id").asInt()).isEqualTo(4);

    first.returns(Samples.answer("{}"));
    assertThat(browser.next().at("/id").asInt()).isEqualTo(1);
    byte[] ping = filled("{\"action\":\"ping\",\"id\":5");
    Patience.until(() -> served(ping), "the memory of the first request");
  }

  private boolean served(byte[] request) {
    browser.send(request);
    return browser.next().at("/status").asText().equals("success");
  }

  /// A request of the largest size that begins like this.
  private static byte[] filled(String begin) {
    byte[] frame = new byte[LARGEST];
    Arrays.fill(frame, (byte) 'x');
    byte[] head = (begin + ",\"x\":\"").getBytes(UTF_8);
    System.arraycopy(head, 0, frame, 0, head.length);
    frame[LARGEST - 2] = '"';
    frame[LARGEST - 1] = '}';
    return frame;
  }
}
