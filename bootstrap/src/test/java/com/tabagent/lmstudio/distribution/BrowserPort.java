package com.tabagent.lmstudio.distribution;

import com.tabagent.lmstudio.documents.Peer;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One connection of a browser to the packaged host, at the level of processes: started with the
/// browser's arguments, folder and environment; both outputs drained; ended as the browser ends it.
///
/// Every frame that the host writes is held to the published schema. Closing leaves no process.
final class BrowserPort implements Peer, AutoCloseable {
  /// Far longer than anything here takes.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(1);

  private final Browser browser;
  private final SimulatedMachine machine;
  private final Process host;
  private final OutputStream toHost;
  private final FrameInbox inbox;

  private BrowserPort(Browser browser, SimulatedMachine machine, Process host) {
    this.browser = browser;
    this.machine = machine;
    this.host = host;
    this.toHost = host.getOutputStream();
    this.inbox = new FrameInbox(host.getInputStream());
  }

  /// Connects as Chromium does.
  static BrowserPort open(SimulatedMachine machine) throws IOException {
    return open(Browser.CHROMIUM, machine, Map.of());
  }

  /// Connects.
  ///
  /// @param settings what stands in the browser's environment besides
  static BrowserPort open(Browser browser, SimulatedMachine machine, Map<String, String> settings)
      throws IOException {
    BrowserPort port = openUnread(browser, machine, settings);
    port.read();
    return port;
  }

  /// Connects, and reads nothing yet: what the host writes stays in the pipe.
  static BrowserPort openUnread(
      Browser browser, SimulatedMachine machine, Map<String, String> settings) throws IOException {
    return new BrowserPort(browser, machine, HostRun.connect(browser, machine, settings));
  }

  /// Reads from now on.
  void read() {
    inbox.start();
  }

  /// The host's process. Java's own [Process] would close the pipes with a signal.
  ProcessHandle process() {
    return host.toHandle();
  }

  @Override
  public void send(String json) throws IOException {
    send(json.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes one frame of any bytes.
  void send(byte[] content) throws IOException {
    var frame = ByteBuffer.allocate(4 + content.length).order(ByteOrder.nativeOrder());
    sendRaw(frame.putInt(content.length).put(content).array());
  }

  /// Writes bytes that need be no frame.
  void sendRaw(byte[] bytes) throws IOException {
    toHost.write(bytes);
    toHost.flush();
  }

  @Override
  public String next() throws IOException {
    return inbox.next(PATIENCE);
  }

  /// Sends a request and waits for its reply; drops what comes before.
  String ask(String json) throws IOException {
    send(json);
    return reply();
  }

  /// The next reply; drops the events before it.
  String reply() throws IOException {
    String frame = next();
    while (!frame.startsWith("{\"status\":")) {
      frame = next();
    }
    return frame;
  }

  /// Waits until the host cannot write on because nobody reads.
  void awaitFullPipe() {
    until(() -> inbox.waiting() > FrameInbox.NEARLY_FULL, "a full pipe");
  }

  /// Waits until the host has written, which nobody has read yet.
  void awaitUnread() {
    until(() -> inbox.waiting() > 0, "something unread");
  }

  /// Takes the other end of the host's output away, as a browser that crashes does; its input stays
  /// open. Only for what was opened unread.
  void breakOutput() throws IOException {
    inbox.close();
  }

  /// Sends SIGTERM and leaves the input open.
  HostEnd terminate() throws InterruptedException {
    return end(process()::destroy);
  }

  /// Waits for an end that nobody asked for.
  HostEnd awaitEnd() throws InterruptedException {
    return end(() -> {});
  }

  /// Ends the host's input, and does what the browser does to a host that stays.
  HostEnd disconnect() throws IOException, InterruptedException {
    return end(this::closeInput);
  }

  private void closeInput() {
    try {
      toHost.close();
    } catch (IOException gone) {
      // The host had gone before: nothing is lost but what it would not have read.
    }
  }

  private HostEnd end(Runnable begin) throws InterruptedException {
    List<ProcessHandle> children = host.descendants().toList();
    long begun = System.nanoTime();
    begin.run();
    boolean byItself = waitFor(begun, browser.untilTerm().orElse(browser.untilKill()));
    if (!byItself && browser.untilTerm().isPresent()) {
      process().destroy();
      waitFor(begun, browser.untilKill());
    }
    process().destroyForcibly();
    int exitCode = host.waitFor();
    var after = Duration.ofNanos(System.nanoTime() - begun);
    return new HostEnd(byItself, exitCode, after, inbox.rest(), left(children));
  }

  private boolean waitFor(long begun, Duration limit) throws InterruptedException {
    long left = limit.toNanos() - (System.nanoTime() - begun);
    return host.waitFor(left, TimeUnit.NANOSECONDS);
  }

  /// An `lms` that has begun to start LM Studio, and LM Studio itself, are meant to go on.
  private List<ProcessHandle> left(List<ProcessHandle> children) {
    List<ProcessHandle> lmStudio = machine.processes();
    return children.stream()
        .filter(ProcessHandle::isAlive)
        .filter(child -> !lmStudio.contains(child))
        .toList();
  }

  static void until(BooleanSupplier condition, String what) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new AssertionError(what + " did not come in time");
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  @Override
  public void close() throws IOException {
    host.destroyForcibly();
    try {
      host.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    inbox.close();
  }
}
