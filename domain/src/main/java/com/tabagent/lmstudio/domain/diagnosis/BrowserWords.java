package com.tabagent.lmstudio.domain.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;

/// What browsers tell an extension whose host they cannot reach, and what it stands for. Each of
/// these stands for several causes, and none of them names one.
public enum BrowserWords {
  CHROMIUM_NOT_FOUND(
      "Specified native messaging host not found.",
      "It finds no manifest that it takes, or no program where the manifest says."),
  CHROMIUM_FORBIDDEN(
      "Access to the specified native messaging host is forbidden.",
      "The manifest that it reads does not list the extension, or a policy forbids this host."),
  CHROMIUM_EXITED(
      "Native host has exited.",
      "The program that the manifest names cannot be run, or ended before it answered."),
  CHROMIUM_GARBLED(
      "Error when communicating with the native messaging host.",
      "The program ended before it read anything, or wrote something that is no message, or one that"
          + " is too large."),
  CHROMIUM_NO_JSON(
      "The sender sent an invalid JSON message; message ignored.",
      "The program wrote a message that is not JSON."),
  FIREFOX_NOT_FOUND(
      "No such native application ",
      "It finds no manifest that it takes, or one that does not list the add-on."),
  FIREFOX_UNEXPECTED(
      "An unexpected error occurred",
      "The program that the manifest names is not there, cannot be run, ended before it answered, or"
          + " wrote a message that is not JSON."),
  FIREFOX_TOO_LARGE(
      "Native application tried to send a message of ",
      "The program wrote something that is no message, or one that is too large.");

  private final String beginning;
  private final String meaning;

  BrowserWords(String beginning, String meaning) {
    this.beginning = beginning;
    this.meaning = meaning;
  }

  /// What the words stand for, in a sentence.
  public String meaning() {
    return meaning;
  }

  /// Finds the words by how they begin; some go on with a name or a number.
  public static Optional<BrowserWords> of(String words) {
    return Stream.of(values()).filter(each -> words.startsWith(each.beginning)).findFirst();
  }
}
