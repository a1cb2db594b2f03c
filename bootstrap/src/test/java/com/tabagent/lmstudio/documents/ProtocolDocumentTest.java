package com.tabagent.lmstudio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.documents.Document.Block;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Readiness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds `docs/protocol.md` to the host, in both directions.
class ProtocolDocumentTest {
  private static final Document DOCUMENT = Document.read("docs/protocol.md");
  private static final String VERSION = "0.1.0";

  @SuppressWarnings("unused") // a source of arguments
  private static final List<Block> EXAMPLES = DOCUMENT.blocks("frames");

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void theHostAnswersAsTheExampleSays(Block example) throws Exception {
    var said = new ArrayList<String>();
    try (Scene scene = Scene.named(example.title(), folder);
        var hexagon = scene.hexagon();
        var conversation = new Conversation(hexagon, VERSION)) {
      for (String line : example.content().lines().toList()) {
        if (line.startsWith("> ")) {
          said.add(line);
          conversation.send(line.substring(2));
          conversation.receive().forEach(frame -> said.add("< " + scene.told(frame)));
        }
      }
    }

    assertThat(said).isEqualTo(example.content().lines().toList());
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
        assertThat(conversation.receive().getLast()).doesNotContain("UNKNOWN_ACTION");
      }
      conversation.send("{\"action\":\"none\"}");
      String help = conversation.receive().getLast();

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
