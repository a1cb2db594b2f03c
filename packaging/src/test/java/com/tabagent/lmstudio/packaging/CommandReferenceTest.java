package com.tabagent.lmstudio.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.cli.CommandLineProgram;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Whatever the command line understands is in the manual page and in each completion, in its
/// place.
class CommandReferenceTest {

  static Stream<CommandLine> commands() {
    return CommandLineProgram.definition().getSubcommands().values().stream();
  }

  /// The long and short names of a command's own options.
  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  /// From the line that begins with one text to the line that begins with another.
  private static String part(String text, String from, String to) {
    int begin = ("\n" + text).indexOf("\n" + from);
    assertThat(begin).as("'%s' in %s", from, text).isNotNegative();
    int end = text.indexOf("\n" + to, begin + 1);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theManualPageDescribesEachOptionUnderItsCommand(CommandLine command) throws IOException {
    String section =
        part(Share.MANUAL_PAGE.text(), ".SS \"" + command.getCommandName() + "\"", ".S");
    for (String option : options(command)) {
      assertThat(section).containsPattern("\\\\fB(.*, )?" + option.replace("-", "\\\\-") + "\\b");
    }
    for (String sentence : command.getCommandSpec().usageMessage().description()) {
      assertThat(section).contains(sentence.replace("-", "\\-"));
    }
  }

  @Test
  void theManualPageListsTheExitCodes() throws IOException {
    String section = part(Share.MANUAL_PAGE.text(), ".SH \"EXIT STATUS\"", ".SH");
    CommandLineProgram.definition()
        .getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach(
            (code, meaning) ->
                assertThat(section).contains("\\fB" + code.strip() + "\\fR\n" + meaning));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void bashCompletesEachOptionOfItsCommand(CommandLine command) throws IOException {
    String function =
        part(
            Share.BASH.text(),
            "function _picocli_tabagent-host_" + command.getCommandName() + "() {",
            "}");
    for (String option : options(command)) {
      assertThat(function).contains("'" + option + "'");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void zshCompletesEachOptionOfItsCommand(CommandLine command) throws IOException {
    String name = command.getCommandName();
    assertThat(Share.ZSH.text()).contains("    '" + name + ":");
    String branch = part(Share.ZSH.text(), "  " + name + ") _arguments", "  *) _arguments");
    branch = branch.substring(0, branch.indexOf(";;"));
    for (String option : options(command)) {
      assertThat(branch).contains(option + "[");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fishCompletesEachOptionOfItsCommand(CommandLine command) throws IOException {
    String name = command.getCommandName();
    List<String> lines = Share.FISH.text().lines().toList();
    assertThat(lines).anyMatch(line -> line.contains("__fish_use_subcommand -a " + name + " "));
    for (String option : options(command)) {
      String switched = option.startsWith("--") ? "-l " + option.substring(2) : "-s " + option;
      assertThat(lines)
          .anyMatch(line -> line.contains("_from " + name + "' ") && line.contains(switched + " "));
    }
  }

  @Test
  void theCommandsAreMany() {
    assertThat(commands()).hasSizeGreaterThan(8);
  }
}
