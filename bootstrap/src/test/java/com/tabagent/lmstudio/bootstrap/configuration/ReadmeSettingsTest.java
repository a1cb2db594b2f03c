package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The README's table of settings is what the host takes.
class ReadmeSettingsTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| (`TABAGENT_[^|]*) \\|.*");
  private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");
  private static final Pattern CHOICES = Pattern.compile(".*\\| ((`[a-z-]+`(, )?){2,}) \\|.*");
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("api_endpoint", "http://127.0.0.1:4321"),
          Map.entry("api_token", "a-token"),
          Map.entry("allowed_extensions", "a@example.org"),
          Map.entry("auto_start", "never"),
          Map.entry("max_requests", "7"),
          Map.entry("max_requests_per_model", "2"),
          Map.entry("connect_timeout_ms", "1500"),
          Map.entry("first_byte_timeout_ms", "60000"),
          Map.entry("between_bytes_timeout_ms", "30000"),
          Map.entry("waiting_interval_ms", "1000"),
          Map.entry("log_level", "error"),
          Map.entry("log_file", "/else/where.log"));

  @TempDir private Path home;

  /// A row of the table.
  private record Row(String key, List<String> variables, String line) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "README.md")).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Row(row.group(1), names(row.group(2)), row.group()))
        .toList();
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
  }

  @Test
  void theTableNamesEveryKeyThereIs() throws Exception {
    String all = new UserSettings(home).file("{\"no_such_key\":1}").mistakes().getFirst();

    assertThat(rows()).extracting(Row::key).doesNotHaveDuplicates().hasSize(SAMPLES.size());
    assertThat(all)
        .endsWith(String.join(", ", rows().stream().map(Row::key).sorted().toList()) + ".");
  }

  @TestFactory
  Stream<DynamicTest> eachVariableSetsWhatItsKeySets() throws IOException {
    return rows().stream()
        .flatMap(row -> row.variables().stream().map(variable -> sets(row.key(), variable)));
  }

  private DynamicTest sets(String key, String variable) {
    return DynamicTest.dynamicTest(
        variable,
        () -> {
          String value = SAMPLES.getOrDefault(key, "");
          boolean list = key.equals("allowed_extensions");
          String json = list ? "[\"" + value + "\"]" : "\"" + value + "\"";
          Path folder = Files.createTempDirectory(home, key);
          HostConfiguration none = new UserSettings(folder).read();
          HostConfiguration byVariable = new UserSettings(folder).variable(variable, value).read();
          HostConfiguration byFile =
              new UserSettings(folder).file("{\"" + key + "\":" + json + "}").read();

          assertThat(byVariable).isEqualTo(byFile).isNotEqualTo(none);
        });
  }

  @TestFactory
  Stream<DynamicTest> theChoicesAreThoseOfTheTable() throws IOException {
    List<Row> choices =
        rows().stream().filter(row -> row.line().matches(CHOICES.pattern())).toList();
    assertThat(choices).extracting(Row::key).containsExactly("auto_start", "log_level");
    return choices.stream().map(this::offers);
  }

  private DynamicTest offers(Row row) {
    return DynamicTest.dynamicTest(
        row.key(),
        () -> {
          var cell = CHOICES.matcher(row.line());
          assertThat(cell.matches()).isTrue();
          String choices = cell.group(1).replace("`", "");
          String variable = row.variables().getFirst();
          for (String choice : choices.split(", ", -1)) {
            assertThat(new UserSettings(home).variable(variable, choice).read().toString())
                .containsIgnoringCase("=" + choice);
          }
          assertThat(new UserSettings(home).variable(variable, "no").mistakes().getFirst())
              .endsWith(" is not one of " + choices + ".");
        });
  }
}
