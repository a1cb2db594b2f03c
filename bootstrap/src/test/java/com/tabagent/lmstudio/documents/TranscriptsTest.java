package com.tabagent.lmstudio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The conversations in `docs/protocol/transcripts` and `docs/protocol.md` take place as they are
/// written down, and what is said in them agrees with the schema.
class TranscriptsTest {
  /// Whether an id is in use, or a part is the next one, is nothing that a message alone can tell.
  private static final Pattern MALFORMED =
      Pattern.compile(
          "^(?!.*(is still in flight|came where part)).*\"code\":\"(BAD_JSON|BAD_REQUEST|UNKNOWN_ACTION)\"");

  @TempDir Path folder;

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.all().stream();
  }

  static Stream<Transcript> everything() throws IOException {
    return Stream.concat(transcripts(), ProtocolDocumentTest.examples());
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @Timeout(60)
  void theHostAnswersAsItIsWritten(Transcript transcript) throws Exception {
    ProtocolDocumentTest.assertPlays(transcript, folder);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theSchemaTakesWhatTheHostWrites(Transcript transcript) {
    assertThat(transcript.answers())
        .allSatisfy(answer -> assertThat(MessageSchema.problemsOfAnswer(answer)).isEmpty());
  }

  /// In both directions: what the schema refuses, the host refuses too.
  @ParameterizedTest
  @MethodSource("everything")
  void theSchemaTakesTheRequestsThatTheHostTakes(Transcript transcript) {
    List<String> refused =
        transcript.requests().stream().filter(request -> !isWellFormed(request)).toList();

    assertThat(refused)
        .hasSize((int) transcript.answers().stream().filter(MALFORMED.asPredicate()).count());
  }

  private static boolean isWellFormed(String request) {
    try {
      return MessageSchema.problemsOfRequest(request).isEmpty();
    } catch (UncheckedIOException noJson) {
      return false;
    }
  }
}
