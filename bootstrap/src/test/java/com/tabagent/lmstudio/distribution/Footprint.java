package com.tabagent.lmstudio.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process of Java takes up, as Linux and the JDK tell.
///
/// @param resident memory in bytes
/// @param live what is left of the heap after a collection, in bytes
record Footprint(int threads, int files, int sockets, long resident, long live) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  /// What the collector puts between objects that stay where they are.
  private static final Pattern FILLER = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) .*Filler");

  static Footprint of(ProcessHandle process) throws IOException {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    List<String> files = files(proc.resolve("fd"));
    return new Footprint(
        (int) number(proc, "Threads:"),
        files.size(),
        (int) files.stream().filter(target -> target.startsWith("socket:")).count(),
        resident(process),
        live(process));
  }

  /// The memory alone. Unlike the whole, it can be asked for without a collection.
  static long resident(ProcessHandle process) throws IOException {
    return number(Path.of("/proc", Long.toString(process.pid())), "VmRSS:") * 1024;
  }

  private static long live(ProcessHandle process) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return sum(TOTAL, said) - sum(FILLER, said);
  }

  private static long sum(Pattern number, String text) {
    List<String> found = number.matcher(text).results().map(match -> match.group(1)).toList();
    if (found.isEmpty() && number.equals(TOTAL)) {
      throw new AssertionError("no histogram: " + text);
    }
    return found.stream().mapToLong(Long::parseLong).sum();
  }

  private static long number(Path proc, String field) throws IOException {
    return Files.readAllLines(proc.resolve("status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> files(Path descriptors) throws IOException {
    var files = new ArrayList<String>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        try {
          files.add(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException closed) {
          // Meanwhile.
        }
      }
    }
    return files;
  }
}
