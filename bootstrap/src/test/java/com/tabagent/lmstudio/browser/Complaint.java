package com.tabagent.lmstudio.browser;

import java.util.Set;

/// What an extension gets to hear, in the words of its browser, when the host cannot be reached.
/// The words say little: most of them stand for several causes.
@SuppressWarnings("ImmutableEnumChecker") // Set.of does not change
public enum Complaint {
  /// None: the host answers.
  NONE("answered"),

  /// Nothing at all, for as long as one waits.
  SILENCE("silent"),

  /// Chromium found no manifest, or none that it can use, or no program at its path.
  CHROMIUM_NOT_FOUND("Specified native messaging host not found."),

  /// Chromium found a manifest that does not list the extension.
  CHROMIUM_FORBIDDEN("Access to the specified native messaging host is forbidden."),

  /// The program has ended.
  CHROMIUM_EXITED("Native host has exited."),

  /// The program has ended without a look at the message, or could not be run at all. Whether
  /// Chromium notices the end or the broken pipe first is a matter of luck.
  CHROMIUM_EXITED_UNREAD(
      "Native host has exited.", "Error when communicating with the native messaging host."),

  /// What the program wrote is no frame, or one that is too large.
  CHROMIUM_GARBLED("Error when communicating with the native messaging host."),

  /// A frame that holds no JSON is dropped; an open port stays open.
  CHROMIUM_NO_JSON(
      Set.of("The sender sent an invalid JSON message; message ignored."), Set.of("silent")),

  /// Firefox found no manifest, or none that it can use, or none that lists the extension.
  FIREFOX_NOT_FOUND("No such native application com.tabagent.host"),

  /// The program cannot be run, or does not speak JSON.
  FIREFOX_UNEXPECTED("An unexpected error occurred"),

  /// The program has ended; an open port just closes.
  FIREFOX_EXITED(Set.of("An unexpected error occurred"), Set.of("")),

  /// The program has ended without a look at the message; luck as in Chromium.
  FIREFOX_EXITED_UNREAD(
      Set.of("An unexpected error occurred"), Set.of("", "An unexpected error occurred")),

  /// The program wrote text, whose first four characters are taken for a length.
  FIREFOX_GARBLED(
      "Native application tried to send a message of 1819043144 bytes, which exceeds the limit of"
          + " 1048576 bytes."),

  FIREFOX_TOO_LARGE(
      "Native application tried to send a message of 1048577 bytes, which exceeds the limit of"
          + " 1048576 bytes.");

  private final Set<String> oneShot;
  private final Set<String> port;

  Complaint(String... words) {
    this(Set.of(words), Set.of(words));
  }

  Complaint(Set<String> oneShot, Set<String> port) {
    this.oneShot = oneShot;
    this.port = port;
  }

  /// With which words `sendNativeMessage` may reject.
  public Set<String> ofOneShot() {
    return oneShot;
  }

  /// With which words a port may close; an empty text where it closes without any.
  public Set<String> ofPort() {
    return port;
  }

  Set<String> of(Way way) {
    return switch (way) {
      case ONE_SHOT -> oneShot;
      case PORT -> port;
    };
  }
}
