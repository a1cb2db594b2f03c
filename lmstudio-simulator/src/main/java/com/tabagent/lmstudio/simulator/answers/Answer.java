package com.tabagent.lmstudio.simulator.answers;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the model says, token by token. The tokens are made when asked for, so that an answer may
/// be longer than memory.
///
/// @param size how many tokens
/// @param tokens the token at an index; the same one each time
public record Answer(int size, IntFunction<String> tokens) {
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S+(\\s+$)?");

  /// The simulated model's one idea: to say what it was told.
  public static Answer echoing(String prompt) {
    List<String> words =
        TOKEN.matcher("You said: " + prompt).results().map(MatchResult::group).toList();
    return new Answer(words.size(), words::get);
  }

  /// An answer of a given length: `token0 token1 ...`.
  public static Answer counting(int size) {
    return new Answer(size, index -> (index == 0 ? "token" : " token") + index);
  }

  Answer limitedTo(int limit) {
    return limit > 0 && limit < size ? new Answer(limit, tokens) : this;
  }

  String text() {
    return IntStream.range(0, size).mapToObj(tokens).collect(Collectors.joining());
  }
}
