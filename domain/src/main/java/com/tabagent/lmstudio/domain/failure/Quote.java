package com.tabagent.lmstudio.domain.failure;

import java.util.regex.Pattern;

/// Another program's words, made fit to be shown: without API tokens and the user's name in a path,
/// and no longer than asked for.
public final class Quote {

  /// LM Studio's tokens, whole or already shortened by LM Studio.
  private static final Pattern TOKEN = Pattern.compile("sk-lm-[A-Za-z0-9:]*\\**");

  /// LM Studio repeats the beginning of a token that it does not recognise as one of its own.
  private static final Pattern PROVIDED_TOKEN =
      Pattern.compile("(provided: )(?:.{0,20}?\\*{3}|\\S+)");

  private static final String SEPARATOR = "[\\\\/]";
  private static final String IN_NAME = "[^\\\\/:*?\"<>|\\s]";
  private static final String IN_SPACED_NAME = "[^\\\\/:*?\"<>|\\r\\n]";

  /// A user's own folder: a name with spaces is known only by the separator behind it.
  private static final String WINDOWS_HOME =
      ("[A-Za-z]:" + SEPARATOR + "{1,2}Users" + SEPARATOR + "{1,2}")
          + ("(?:" + IN_NAME + IN_SPACED_NAME + "{0,63}(?=" + SEPARATOR + ")|" + IN_NAME + "+)");

  private static final String UNIX_HOME =
      "(?<![\\w.-])/(?:(?:home|Users)/[^/\\s:'\"]+|root(?![\\w.-]))";
  private static final Pattern HOME = Pattern.compile(WINDOWS_HOME + "|" + UNIX_HOME);

  private static final String ELLIPSIS = "...";

  private Quote() {}

  /// The words without secrets, in full length.
  public static String masked(String words) {
    String withoutTokens = TOKEN.matcher(words).replaceAll("sk-lm-***");
    String withoutEcho = PROVIDED_TOKEN.matcher(withoutTokens).replaceAll("$1***");
    return HOME.matcher(withoutEcho).replaceAll("~").strip();
  }

  /// The beginning of the words, `longest` characters at most, and a sign that there was more.
  public static String beginning(String words, int longest) {
    String said = masked(words);
    if (said.length() <= longest) {
      return said;
    }
    boolean cutsPair = Character.isHighSurrogate(said.charAt(longest - 1));
    return said.substring(0, cutsPair ? longest - 1 : longest) + ELLIPSIS;
  }

  /// The end of the words, `longest` characters at most, and a sign that there was more.
  public static String end(String words, int longest) {
    String said = masked(words);
    if (said.length() <= longest) {
      return said;
    }
    int from = said.length() - longest;
    boolean cutsPair = Character.isLowSurrogate(said.charAt(from));
    return ELLIPSIS + said.substring(cutsPair ? from + 1 : from);
  }
}
