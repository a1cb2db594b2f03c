package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One port carries thousands of requests, many at once: nothing is lost, doubled or out of order,
/// and the host is no larger behind it than before. `-Dsoak.scale=N` makes it N times as long.
@Timeout(3600)
class SoakIT {
  private static final int SCALE = Integer.getInteger("soak.scale", 1);
  private static final int WARM_UP = 1_500;
  private static final int REQUESTS = 50_000;
  private static final int CANCELLED_STREAMS = 1_000;
  private static final int PINGS = 20_000;

  /// Less than a hundred bytes for each request.
  private static final long LIVE_SLACK = 1024 * 1024;

  /// Far less than the heap may have: what requests leave behind is cleared now and then.
  private static final long MOST_RESIDENT = 192L * 1024 * 1024;

  private static final int QUARTERS = 4;

  /// The memory goes up and down by as much as the host lets it grow before it clears it.
  private static final long TOOTH = 32L * 1024 * 1024;

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

      List<Long> resident = quarters(ledger, port);

      BrowserPort.until(() -> server.openConnections() == 0, "idle connections to end");
      var after = Footprint.of(port.process());
      assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + SLACK);
      assertThat(after.files()).as("files").isLessThanOrEqualTo(before.files() + SLACK);
      assertThat(after.sockets()).as("sockets").isLessThanOrEqualTo(before.sockets() + SLACK);
      assertThat(after.live()).as("live bytes").isLessThan(before.live() + LIVE_SLACK);
      assertThat(resident)
          .as("resident bytes after each quarter")
          .allSatisfy(bytes -> assertThat(bytes).isLessThan(MOST_RESIDENT));
      assertThat(resident.getLast())
          .as("resident bytes after the last quarter")
          .isLessThan(resident.getFirst() + TOOTH);
      assertThat(ledger.open()).isEmpty();
      assertThat(server.cancelledExchanges()).isPositive();
      HostEnd end = port.disconnect();
      assertThat(end).matches(HostEnd::isClean);
      assertThat(end.lastWords()).as("nothing comes behind the last reply").isEmpty();
    }
  }

  /// How much memory the host has after each quarter of all there is to do.
  private static List<Long> quarters(Ledger ledger, BrowserPort port) throws IOException {
    var resident = new ArrayList<Long>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      new Traffic(ledger, 10 + quarter).mixed(REQUESTS / QUARTERS * SCALE);
      new Traffic(ledger, 20 + quarter).cancelledStreams(CANCELLED_STREAMS / QUARTERS * SCALE);
      resident.add(Footprint.resident(port.process()));
    }
    return resident;
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
