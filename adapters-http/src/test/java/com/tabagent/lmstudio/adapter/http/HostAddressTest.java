package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostAddressTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void letWhoWasLeftBehindEnd() {
    answer.countDown();
  }

  @Test
  void aLiteralIsLookedUpNowhere() throws IOException {
    assertThat(find("127.0.0.9", LONG, this::noAnswer))
        .isEqualTo(InetAddress.ofLiteral("127.0.0.9"));
    assertThat(find("::1", LONG, this::noAnswer)).isEqualTo(InetAddress.ofLiteral("::1"));
    assertThat(asked.getCount()).isOne();
  }

  @Test
  void aNameIsWhatTheSystemSays() throws IOException {
    InetAddress there = InetAddress.ofLiteral("192.0.2.7");

    assertThat(find("studio.example", LONG, () -> there)).isEqualTo(there);
  }

  @Test
  void aNameThatTheSystemDoesNotKnowIsUnknown() {
    var unheardOf = new UnknownHostException("unheard of");

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(
            () ->
                find(
                    "studio.example",
                    LONG,
                    () -> {
                      throw unheardOf;
                    }))
        .withMessage("studio.example")
        .havingRootCause()
        .withMessage("unheard of");
  }

  @Test
  void aLookUpThatIsCalledOffEndsAtOnce() throws Exception {
    Thread.ofVirtual()
        .start(
            () -> {
              await(asked);
              cancellation.cancel();
            });

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> find("studio.example", LONG, this::noAnswer))
        .withCauseInstanceOf(CancellationException.class);
  }

  @Test
  void aLookUpThatTakesTooLongIsLeftBehind() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> find("studio.example", Duration.ofMillis(20), this::noAnswer))
        .withCauseInstanceOf(TimeoutException.class);
  }

  private InetAddress find(String host, Duration longest, Callable<InetAddress> system)
      throws IOException {
    return HostAddress.of(host, system, Deadline.in(LONG), longest, cancellation);
  }

  /// A system whose name server says nothing, until the test is over.
  private InetAddress noAnswer() throws IOException {
    asked.countDown();
    await(answer);
    return InetAddress.ofLiteral("192.0.2.1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
