package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.documents.Scene;
import com.tabagent.lmstudio.documents.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published transcripts, played against the finished program: what is in the repository is
/// what a browser gets.
@Timeout(120)
class TranscriptsIT {
  private static final Map<String, String> SETTINGS = Map.of("TABAGENT_AUTO_START", "on-first-use");

  @TempDir private Path folder;

  static List<Transcript> transcripts() throws IOException {
    return Transcript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theHostAnswersAsItIsWritten(Transcript transcript) throws Exception {
    try (Scene scene = Scene.named(transcript.scene(), folder);
        var port = BrowserPort.open(Browser.CHROMIUM, scene.machine(), SETTINGS)) {
      List<String> said = transcript.play(port, frame -> told(scene.told(frame)));

      assertThat(said).isEqualTo(transcript.lines());
      assertThat(port.disconnect().lastWords()).as("nothing comes behind it").isEmpty();
    }
  }

  private static String told(String frame) {
    return frame.replaceAll("\"pid\":\\d+", "\"pid\":4711");
  }
}
