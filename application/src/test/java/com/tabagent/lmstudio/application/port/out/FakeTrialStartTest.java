package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

class FakeTrialStartTest extends TrialStartContract {
  private static final Path PROGRAM = Path.of("host");

  private final FakeTrialStart trial = new FakeTrialStart();

  @Override
  protected TrialStart trial() {
    return trial;
  }

  @Override
  protected Path nothing() {
    return Path.of("nothing");
  }

  @Override
  protected Path hostOfVersion(String version) {
    return put(new Handshake.Answered(version, Duration.ofMillis(40)));
  }

  @Override
  protected Path hostThatRefuses(String code) {
    return put(new Handshake.Refused(code, "No."));
  }

  @Override
  protected Path programThatEnds(int exitCode, String words) {
    return put(new Handshake.EndedEarly(exitCode, words));
  }

  @Override
  protected Path programThatPrints(String words) {
    byte[] head = words.getBytes(StandardCharsets.UTF_8);
    int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return put(new Handshake.NoFrame(Integer.toUnsignedLong(length)));
  }

  private Path put(Handshake outcome) {
    trial.put(PROGRAM, outcome);
    return PROGRAM;
  }
}
