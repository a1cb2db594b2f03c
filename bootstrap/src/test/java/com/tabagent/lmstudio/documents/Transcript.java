package com.tabagent.lmstudio.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A conversation that was written down: lines with `>` go to the host, lines with `<` come from
/// it.
///
/// @param name what a test report calls it
/// @param scene what has to be the case: see [Scene]
/// @param lines the conversation, without anything else
public record Transcript(String name, String scene, List<String> lines) {
  private static final String SCENE = "# scene: ";
  private static final String OUT = "> ";
  private static final String IN = "< ";
  private static final Pattern ID =
      Pattern.compile(
          "^\\{\"(?:status|type)\":\"[^\"]*\",\"id\":(\"(?:[^\"\\\\]|\\\\.)*\"|[^,}]*)");

  public Transcript {
    lines = List.copyOf(lines);
  }

  /// The transcripts in `docs/protocol/transcripts`, by name.
  public static List<Transcript> all() throws IOException {
    try (Stream<Path> files = Files.list(Document.root().resolve("docs/protocol/transcripts"))) {
      var all = new ArrayList<Transcript>();
      for (Path file : files.sorted().toList()) {
        all.add(parse(file.getFileName().toString(), Files.readString(file)));
      }
      return all;
    }
  }

  private static Transcript parse(String name, String text) {
    String scene =
        text.lines()
            .filter(line -> line.startsWith(SCENE))
            .map(line -> line.substring(SCENE.length()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name + " has no scene"));
    return of(name, scene, text);
  }

  /// One in a text that says more besides.
  static Transcript of(String name, String scene, String text) {
    return new Transcript(
        name,
        scene,
        text.lines().filter(line -> line.startsWith(OUT) || line.startsWith(IN)).toList());
  }

  /// What goes to the host.
  public List<String> requests() {
    return withMark(OUT);
  }

  /// What comes from it.
  public List<String> answers() {
    return withMark(IN);
  }

  private List<String> withMark(String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  /// Says the one half, and writes down the whole with what is answered. Where frames of different
  /// ids may mix, they are put into the order in which they stand here; those of one id are not.
  ///
  /// @param told how the transcript speaks of what is answered
  public List<String> play(Peer host, UnaryOperator<String> told) throws IOException {
    var said = new ArrayList<String>();
    for (int at = 0; at < lines.size(); ) {
      if (lines.get(at).startsWith(OUT)) {
        host.send(lines.get(at).substring(OUT.length()));
        said.add(lines.get(at++));
      } else {
        List<String> expected = lines.subList(at, endOfAnswers(at));
        said.addAll(receive(expected, host, told));
        at += expected.size();
      }
    }
    return said;
  }

  private int endOfAnswers(int from) {
    int end = from;
    while (end < lines.size() && lines.get(end).startsWith(IN)) {
      end++;
    }
    return end;
  }

  private static List<String> receive(List<String> expected, Peer host, UnaryOperator<String> told)
      throws IOException {
    var received = new ArrayList<String>();
    for (int left = expected.size(); left > 0; left--) {
      received.add(IN + told.apply(host.next()));
    }
    var ordered = new ArrayList<String>();
    for (String line : expected) {
      received.stream()
          .filter(other -> id(other).equals(id(line)))
          .findFirst()
          .ifPresent(
              found -> {
                received.remove(found);
                ordered.add(found);
              });
    }
    ordered.addAll(received);
    return ordered;
  }

  private static String id(String line) {
    Matcher id = ID.matcher(line.substring(IN.length()));
    return id.find() ? id.group(1) : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
