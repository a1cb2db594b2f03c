package com.tabagent.lmstudio.packaging;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What zsh completes: a function that it loads by the name of its file.
final class ZshCompletion {

  private ZshCompletion() {}

  static String of(CommandLine program) {
    return """
        #compdef %s
        # Completes %1$s in zsh.

        if (( CURRENT == 2 )); then
          local -a commands options
          commands=(
        %s
          )
          options=(
        %s
          )
          _describe command commands
          _describe -o option options
          return
        fi

        shift words
        (( CURRENT-- ))
        case $words[1] in
        %s
        esac
        """
        .formatted(
            program.getCommandName(),
            lines(
                Words.commands(program).stream()
                    .map(command -> entry(command.getCommandName(), Words.summary(command)))),
            lines(
                Words.options(program).stream()
                    .flatMap(
                        option ->
                            Stream.of(option.names())
                                .map(name -> entry(name, Words.description(option))))),
            Words.commands(program).stream()
                .map(ZshCompletion::command)
                .collect(Collectors.joining("\n")));
  }

  private static String lines(Stream<String> entries) {
    return entries.map(entry -> "    " + entry).collect(Collectors.joining("\n"));
  }

  private static String entry(String name, String description) {
    return quoted(name + ":" + description);
  }

  private static String command(CommandLine command) {
    Stream<String> options =
        Words.options(command).stream()
            .flatMap(option -> Stream.of(option.names()).map(name -> option(name, option)));
    Stream<String> parameters =
        command.getCommandSpec().positionalParameters().stream()
            .map(parameter -> quoted("*" + message(parameter)));
    return Stream.concat(options, parameters)
        .collect(
            Collectors.joining(
                " \\\n      ",
                "  " + command.getCommandName() + ") _arguments -s \\\n      ",
                " ;;"));
  }

  private static String option(String name, OptionSpec option) {
    String again = option.isMultiValue() ? "*" : "";
    String text = "[" + escaped(Words.description(option)) + "]";
    return quoted(again + name + text + (Words.takesValue(option) ? message(option) : ""));
  }

  /// What is asked for, and what can be answered.
  private static String message(ArgSpec argument) {
    List<String> values = Words.values(argument);
    String answers = values.isEmpty() ? "" : "(" + String.join(" ", values) + ")";
    return ":"
        + escaped(argument.paramLabel())
        + ":"
        + (Words.isFile(argument) ? "_files" : answers);
  }

  private static String escaped(String words) {
    return words.replaceAll("([\\[\\]:\\\\])", "\\\\$1");
  }

  private static String quoted(String words) {
    return "'" + words.replace("'", "'\\''") + "'";
  }
}
