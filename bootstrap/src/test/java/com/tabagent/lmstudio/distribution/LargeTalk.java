package com.tabagent.lmstudio.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A browser that sends and receives what is large, with a host process on the other end.
final class LargeTalk implements AutoCloseable {
  private static final int LARGEST = 1024 * 1024;

  private final Process host;
  private final FrameReader frames;
  private final Map<Integer, ByteArrayOutputStream> unfinished = new HashMap<>();

  LargeTalk(Process host) {
    this.host = host;
    this.frames = new FrameReader(host.getInputStream());
  }

  /// Sends one frame.
  void send(byte[] json) throws IOException {
    var out = host.getOutputStream();
    out.write(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(json.length).array());
    out.write(json);
    out.flush();
  }

  /// Sends a request in parts of so many characters, cut anywhere.
  void sendInParts(int id, byte[] json, int length) throws IOException {
    var text = new String(json, UTF_8);
    int index = 0;
    for (int at = 0; at < text.length(); at += length) {
      int to = Math.min(at + length, text.length());
      String head =
          "{\"type\":\"part\",\"id\":%d,\"index\":%d,\"last\":%b,\"data\":"
              .formatted(id, index++, to == text.length());
      send((head + ascii(Json.write(text.substring(at, to))) + "}").getBytes(UTF_8));
    }
  }

  /// Half a character must be escaped, as browsers do it.
  private static String ascii(String json) {
    var escaped = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); at++) {
      char unit = json.charAt(at);
      if (Character.isSurrogate(unit)) {
        escaped.append("\\u%04x".formatted((int) unit));
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
  }

  /// The next frame.
  String next() throws IOException {
    if (frames.read() instanceof Frame.Content(byte[] json)) {
      if (json.length > LARGEST) {
        throw new AssertionError("no browser takes a frame of " + json.length + " bytes");
      }
      return new String(json, UTF_8);
    }
    throw new AssertionError("the host has ended");
  }

  /// The next whole text that comes in parts, which must be for this id.
  byte[] joined(int id) throws IOException {
    while (true) {
      JsonObject part = Json.parseObject(next());
      if (!part.text("type").equals(Optional.of("part"))) {
        throw new AssertionError("no part: " + part);
      }
      if (add(part)) {
        return finished(id);
      }
    }
  }

  private byte[] finished(int id) {
    ByteArrayOutputStream text = unfinished.remove(id);
    if (text == null) {
      throw new AssertionError("another request was answered than " + id);
    }
    return text.toByteArray();
  }

  /// How the next request that is answered ends: `success`, or the code of its error.
  String outcome() throws IOException {
    while (true) {
      JsonObject frame = Json.parseObject(next());
      Optional<String> status = frame.text("status");
      if (status.isPresent()) {
        return frame.object("error").flatMap(error -> error.text("code")).orElse(status.get());
      }
      if (add(frame)) {
        unfinished.remove(frame.number("id").getAsInt());
        return "success";
      }
    }
  }

  /// @return whether it was the last
  private boolean add(JsonObject part) throws IOException {
    unfinished
        .computeIfAbsent(part.number("id").getAsInt(), id -> new ByteArrayOutputStream())
        .write(part.text("data").orElseThrow().getBytes(UTF_8));
    return part.flag("last");
  }

  /// The most memory that the host has had so far, in KiB, as the system counts it.
  long peakKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + host.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new AssertionError("the system does not tell how much memory the host has had");
  }

  @Override
  public void close() {
    host.destroyForcibly();
  }
}
