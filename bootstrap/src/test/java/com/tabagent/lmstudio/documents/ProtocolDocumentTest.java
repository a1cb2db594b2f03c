package com.tabagent.lmstudio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.documents.Document.Block;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Readiness;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds `docs/protocol.md` to the host, in both directions.
class ProtocolDocumentTest {
  private static final Document DOCUMENT = Document.read("docs/protocol.md");
  private static final String VERSION = "0.1.0";

  @TempDir Path folder;

  static Stream<Transcript> examples() {
    List<Block> blocks = DOCUMENT.blocks("frames");
    return IntStream.range(0, blocks.size())
        .mapToObj(
            i ->
                Transcript.of(
                    "example " + (i + 1), blocks.get(i).title(), blocks.get(i).content()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theHostAnswersAsTheExampleSays(Transcript example) throws Exception {
    assertPlays(example, folder);
  }

  static void assertPlays(Transcript transcript, Path folder) throws Exception {
    try (Scene scene = Scene.named(transcript.scene(), folder);
        var hexagon = scene.hexagon();
        var conversation = new Conversation(hexagon, VERSION)) {
      assertThat(transcript.play(conversation, scene::told)).isEqualTo(transcript.lines());
    }
  }

  @Test
  void theErrorCodesAreThoseOfTheHost() {
    List<String> ofTheHost =
        Stream.of(FailureCode.values())
            .map(code -> code + " " + (code.retryable() ? "yes" : "no"))
            .toList();

    assertThat(DOCUMENT.all("^\\| `([A-Z_]+` \\| (?:yes|no)) \\| (?!(?:yes|no|any) \\|)"))
        .map(row -> row.replace("` |", ""))
        .isEqualTo(ofTheHost);
  }

  @Test
  void theStatesAreThoseOfTheHost() {
    assertThat(DOCUMENT.all("^\\| `([A-Z_]+)` \\| (?:yes|no|any) \\| (?:yes|no|any) \\|"))
        .isEqualTo(Stream.of(Readiness.values()).map(Enum::name).toList());
  }

  @Test
  void theRoutesAreThoseOfTheHost() {
    String routes =
        DOCUMENT.text().split("(?m)^\\| method \\| path \\|$", 2)[1].split("\n\n", 2)[0];

    assertThat(
            routes.lines().filter(row -> row.contains("`")).flatMap(ProtocolDocumentTest::routes))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Operation.values())
                .map(operation -> operation.method() + " " + operation.template())
                .toList());
  }

  private static Stream<String> routes(String row) {
    String method = row.split(" ", 3)[1];
    return Pattern.compile("`([^`]+)`")
        .matcher(row)
        .results()
        .map(path -> method + " " + path.group(1));
  }

  @Test
  void theHostKnowsEachActionAndNamesNoOther() throws Exception {
    List<String> documented = DOCUMENT.all("^### `(\\w+)`$");
    try (Scene scene = Scene.named("not-installed", folder);
        var hexagon = scene.hexagon();
        var conversation = new Conversation(hexagon, VERSION)) {
      for (String action : documented) {
        conversation.send("{\"action\":\"" + action + "\"}");
        assertThat(conversation.next()).doesNotContain("UNKNOWN_ACTION");
      }
      conversation.send("{\"action\":\"none\"}");
      String help = conversation.next();

      assertThat(documented).allMatch(help::contains);
      assertThat(
              Pattern.compile("\\b[a-z]+_[a-z_]+\\b")
                  .matcher(help)
                  .results()
                  .map(name -> name.group()))
          .isSubsetOf(documented);
    }
  }
}
