package com.tabagent.lmstudio.simulator.lms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options and operands of one command, by the rules of the library that the real `lms` uses.
///
/// @param values of the options that were given; empty for those that take none
/// @param operands what is not an option
record Options(Map<String, String> values, List<String> operands) {
  private static final Set<String> LOG_FLAGS = Set.of("--verbose", "--quiet");

  /// Reads what follows a command.
  ///
  /// @param flags the options without a value that this command knows
  /// @param valued those with a value
  static Options parse(List<String> arguments, Set<String> flags, Set<String> valued)
      throws LmsFailure {
    Map<String, String> values = new HashMap<>();
    List<String> operands = new ArrayList<>();
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!argument.startsWith("-")) {
        operands.add(argument);
      } else if (flags.contains(argument) || LOG_FLAGS.contains(argument)) {
        values.put(argument, "");
      } else if (valued.contains(name) || name.equals("--log-level")) {
        values.put(name, equals < 0 ? value(arguments, ++at) : argument.substring(equals + 1));
      } else {
        throw new LmsFailure("error: unknown option '" + name + "'");
      }
    }
    return new Options(values, operands);
  }

  private static String value(List<String> arguments, int at) throws LmsFailure {
    if (at == arguments.size()) {
      throw new LmsFailure("error: option '" + arguments.get(at - 1) + "' argument missing");
    }
    return arguments.get(at);
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
