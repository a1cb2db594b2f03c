package com.tabagent.lmstudio.packaging;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What fish completes: one line for each command, option and value.
final class FishCompletion {
  private final StringBuilder text = new StringBuilder();
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandLine program) {
    var script = new FishCompletion(program.getCommandName());
    script.write(program);
    return script.text.toString();
  }

  private void write(CommandLine definition) {
    text.append("# Completes ").append(program).append(" in fish.\n");
    line("-f");
    String first = "-n __fish_use_subcommand";
    for (CommandLine command : Words.commands(definition)) {
      line(first, "-a " + command.getCommandName(), described(Words.summary(command)));
    }
    Words.options(definition).forEach(option -> option(first, option));
    for (CommandLine command : Words.commands(definition)) {
      String within = "-n '__fish_seen_subcommand_from " + command.getCommandName() + "'";
      Words.options(command).forEach(option -> option(within, option));
      command
          .getCommandSpec()
          .positionalParameters()
          .forEach(parameter -> parameter(within, parameter));
    }
  }

  private void option(String when, OptionSpec option) {
    for (String name : option.names()) {
      String switched = name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.charAt(1);
      line(when, switched, value(option), described(Words.description(option)));
    }
  }

  private static String value(OptionSpec option) {
    if (!Words.takesValue(option)) {
      return "";
    }
    List<String> values = Words.values(option);
    String listed = values.isEmpty() ? "" : " -a '" + String.join(" ", values) + "'";
    return (Words.isFile(option) ? "-r -F" : "-x") + listed;
  }

  private void parameter(String when, ArgSpec parameter) {
    List<String> values = Words.values(parameter);
    if (!values.isEmpty()) {
      line(when, "-a '" + String.join(" ", values) + "'");
    }
  }

  private void line(String... parts) {
    text.append("complete -c ").append(program);
    for (String part : parts) {
      text.append(part.isEmpty() ? "" : " ").append(part);
    }
    text.append('\n');
  }

  private static String described(String words) {
    return "-d '" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
