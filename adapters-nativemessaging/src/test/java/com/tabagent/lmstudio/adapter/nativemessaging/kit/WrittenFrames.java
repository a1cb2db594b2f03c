package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one request is answered with, frame by frame.
public final class WrittenFrames {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FrameWriter writer = new FrameWriter(out, () -> {});

  private final List<Integer> announced = new ArrayList<>();

  /// Answers to `action` with this id, spelled as in JSON; empty for none.
  public Answers to(String id, String action, boolean events) {
    String field = id.isEmpty() ? "" : ",\"id\":" + id;
    Envelope envelope = EnvelopeReader.read(("{\"action\":\"ping\"" + field + "}").getBytes(UTF_8));
    return new Answers(
        writer, envelope.id(), Optional.of(action), events, () -> announced.add(frames().size()));
  }

  /// Where a whole host writes to.
  public OutputStream out() {
    return out;
  }

  public FrameWriter writer() {
    return writer;
  }

  /// How many frames were there when the reply was announced, for each time it was.
  public List<Integer> announced() {
    return announced;
  }

  /// All frames so far.
  public List<String> frames() {
    var reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
    var frames = new ArrayList<String>();
    try {
      while (reader.read() instanceof Frame.Content(byte[] bytes)) {
        frames.add(new String(bytes, UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return frames;
  }
}
