package com.tabagent.lmstudio.packaging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A manual page in the language of `man`: section 1, one part for each command.
final class ManualPage {
  private static final int NEVER_BREAK = 2000;

  private final StringBuilder text = new StringBuilder();

  private ManualPage() {}

  static String of(CommandLine program) {
    var page = new ManualPage();
    page.write(program.setUsageHelpWidth(NEVER_BREAK));
    return page.text.toString();
  }

  private void write(CommandLine program) {
    String name = program.getCommandName();
    String version = program.getCommandSpec().version()[0];
    macro("TH", name.toUpperCase(Locale.ROOT), "1", "", version, "");
    macro("SH", "NAME");
    line(name + " - " + lowered(Words.summary(program)));
    macro("SH", "SYNOPSIS");
    synopsis(program);
    macro("SH", "DESCRIPTION");
    List.of(program.getCommandSpec().usageMessage().footer()).forEach(this::line);
    macro("SH", "OPTIONS");
    line("Each command takes these two as well.");
    Words.options(program).forEach(this::option);
    macro("SH", "COMMANDS");
    Words.commands(program).forEach(this::command);
    exitCodes(program.getCommandSpec().usageMessage().exitCodeList());
  }

  private void command(CommandLine command) {
    macro("SS", command.getCommandName());
    synopsis(command);
    macro("PP");
    Words.description(command).forEach(this::line);
    command.getCommandSpec().positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(parameter -> argument(parameter.paramLabel(), parameter));
    Words.options(command).stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .forEach(this::option);
  }

  private void option(OptionSpec option) {
    String label = Words.takesValue(option) ? "=" + option.paramLabel() : "";
    argument(String.join(", ", option.names()) + label, option);
  }

  private void argument(String label, ArgSpec argument) {
    term(label, Words.description(argument));
  }

  private void exitCodes(Map<String, String> codes) {
    macro("SH", "EXIT STATUS");
    codes.forEach((code, meaning) -> term(code.strip(), meaning));
  }

  /// On one line, which `man` breaks where the window ends.
  private void synopsis(CommandLine command) {
    line(command.getHelp().synopsis(0).lines().collect(Collectors.joining(" ")).strip());
  }

  private void term(String label, String meaning) {
    macro("TP");
    text.append("\\fB").append(escaped(label)).append("\\fR\n");
    line(meaning);
  }

  private void macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
  }

  /// An empty line begins a paragraph.
  private void line(String words) {
    if (words.isBlank()) {
      macro("PP");
      return;
    }
    String escaped = escaped(words);
    boolean looksLikeMacro = escaped.startsWith(".") || escaped.startsWith("'");
    text.append(looksLikeMacro ? "\\&" : "").append(escaped).append('\n');
  }

  /// A plain hyphen would be printed as a dash, which nobody can copy into a command line.
  private static String escaped(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-");
  }

  private static String lowered(String sentence) {
    String first = sentence.substring(0, 1).toLowerCase(Locale.ROOT);
    return first + sentence.substring(1).replaceFirst("\\.$", "");
  }
}
