package com.tabagent.lmstudio.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The definition of the command line, in the portions that a reader or a shell wants.
final class Words {

  private Words() {}

  /// The commands in the order of the help, without those that it does not show.
  static List<CommandLine> commands(CommandLine program) {
    return program.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .distinct()
        .toList();
  }

  /// The first sentence that is said about a command.
  static String summary(CommandLine command) {
    return plain(command.getCommandSpec().usageMessage().description()[0]);
  }

  /// All that is said about a command.
  static List<String> description(CommandLine command) {
    return Stream.of(command.getCommandSpec().usageMessage().description())
        .map(Words::plain)
        .toList();
  }

  /// All that is said about an option or a parameter, as one paragraph.
  static String description(ArgSpec argument) {
    return plain(String.join(" ", argument.description()));
  }

  /// The options of a command, without those that the help does not show.
  static List<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream().filter(option -> !option.hidden()).toList();
  }

  /// Whether a value follows an option.
  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /// Whether an argument names a file.
  static boolean isFile(ArgSpec argument) {
    return Path.class.isAssignableFrom(argument.type());
  }

  /// The values that an argument can have, if there is a list of them.
  static List<String> values(ArgSpec argument) {
    var values = new ArrayList<String>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(values::add);
    }
    return values;
  }

  /// The help's own line breaks mean nothing here.
  private static String plain(String text) {
    return text.replace("%n", " ").replace("%%", "%").strip();
  }
}
