package com.tabagent.lmstudio.bootstrap.startup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A host that is run as a browser runs it, and ended with all that it started when its time is
/// over.
final class HostRun implements AutoCloseable {
  private static final int LARGEST_FRAME = 1 << 20;

  private final Process process;
  private final DataInputStream frames;

  private HostRun(Process process) {
    this.process = process;
    this.frames = new DataInputStream(process.getInputStream());
  }

  /// @param folder the current folder of the run
  /// @param environment all of it: nothing is inherited
  /// @param log takes what it writes to standard error
  /// @param limit after which it is ended by force
  static HostRun start(
      InstalledHost host, Path folder, Map<String, String> environment, Path log, Duration limit)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(host.launcher().toString(), "serve");
    builder.directory(folder.toFile()).redirectError(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("TABAGENT_JAVA_HOME", host.java());
    HostRun run = new HostRun(builder.start());
    Thread.ofVirtual().name("host-run-limit").start(() -> run.endAfter(limit));
    return run;
  }

  void send(String message) throws IOException {
    byte[] json = message.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(4 + json.length).order(ByteOrder.nativeOrder());
    frame.putInt(json.length).put(json);
    OutputStream out = process.getOutputStream();
    out.write(frame.array());
    out.flush();
  }

  /// Blocks until the next frame.
  ///
  /// @throws EOFException if the host ends, or is ended, before
  String receive() throws IOException {
    byte[] head = new byte[4];
    frames.readFully(head);
    int length = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder()).getInt();
    if (length < 0 || length > LARGEST_FRAME) {
      throw new IOException("not a frame: " + HexFormat.of().formatHex(head));
    }
    byte[] json = new byte[length];
    frames.readFully(json);
    return new String(json, StandardCharsets.UTF_8);
  }

  /// Ends the input, as a browser does, and waits for the end of the process. What it still writes
  /// is thrown away.
  ///
  /// @return its exit code
  int finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    InputStream rest = process.getInputStream();
    rest.transferTo(OutputStream.nullOutputStream());
    return process.waitFor();
  }

  private void endAfter(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
      }
    } catch (InterruptedException e) {
      close();
    }
  }

  /// Ends it by force, and what it started before it. Harmless if it has ended.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
