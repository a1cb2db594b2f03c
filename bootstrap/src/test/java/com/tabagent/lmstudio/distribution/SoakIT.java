package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One port carries thousands of requests, many at once: nothing is lost, doubled or out of order,
/// and the host is no larger behind it than before. `-Dsoak.scale=N` makes it N times as long.
@Timeout(3600)
class SoakIT {
  private static final int SCALE = Integer.getInteger("soak.scale", 1);
  private static final int WARM_UP = 1_500;
  private static final int REQUESTS = 10_000;
  private static final int CANCELLED_STREAMS = 1_000;
  private static final int PINGS = 20_000;

  /// Less than a hundred bytes for each request.
  private static final long LIVE_SLACK = 1024 * 1024;

  /// The heap that the launcher allows, and a third of that for everything else: the collector lets
  /// the heap grow before it clears it.
  private static final long MOST_RESIDENT = (256 + 86) * 1024L * 1024;

  private static final int SLACK = 6;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingGrows() throws Exception {
    try (var stage = new Stage(folder)) {
      SimulatedServer server = stage.running(ServerOptions.defaults().withAnswerTokens(40));
      BrowserPort port = stage.connect();
      var ledger = new Ledger(port);
      new Traffic(ledger, 1).mixed(WARM_UP);
      new Traffic(ledger, 2).cancelledStreams(WARM_UP / 10);
      BrowserPort.until(() -> server.openConnections() == 0, "idle connections to end");
      var before = Footprint.of(port.process());

      new Traffic(ledger, 3).mixed(REQUESTS * SCALE);
      new Traffic(ledger, 4).cancelledStreams(CANCELLED_STREAMS * SCALE);

      BrowserPort.until(() -> server.openConnections() == 0, "idle connections to end");
      var after = Footprint.of(port.process());
      assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + SLACK);
      assertThat(after.files()).as("files").isLessThanOrEqualTo(before.files() + SLACK);
      assertThat(after.sockets()).as("sockets").isLessThanOrEqualTo(before.sockets() + SLACK);
      assertThat(after.live()).as("live bytes").isLessThan(before.live() + LIVE_SLACK);
      assertThat(after.resident()).as("resident bytes").isLessThan(MOST_RESIDENT);
      assertThat(ledger.open()).isEmpty();
      assertThat(server.cancelledExchanges()).isPositive();
      HostEnd end = port.disconnect();
      assertThat(end).matches(HostEnd::isClean);
      assertThat(end.lastWords()).as("nothing comes behind the last reply").isEmpty();
    }
  }

  /// The smallest requests, as fast as they go.
  @Test
  void manySmallRequestsAreEachAnsweredOnce() throws Exception {
    try (var stage = new Stage(folder)) {
      BrowserPort port = stage.connect();
      var ledger = new Ledger(port);

      new Traffic(ledger, 5).pings(PINGS * SCALE);

      HostEnd end = port.disconnect();
      assertThat(end).matches(HostEnd::isClean);
      assertThat(end.lastWords()).isEmpty();
    }
  }
}
