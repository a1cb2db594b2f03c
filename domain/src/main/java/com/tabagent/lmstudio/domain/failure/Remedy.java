package com.tabagent.lmstudio.domain.failure;

import java.util.Optional;

/// The one next step out of a failure.
///
/// @param text a sentence for a person
/// @param step the same as something a program can carry out or offer, where there is such a thing
public record Remedy(String text, Optional<Step> step) {

  public Remedy {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a remedy needs a sentence");
    }
  }

  /// What a program can do with a remedy.
  public sealed interface Step {
    /// To be typed into a shell.
    record Command(String line) implements Step {}

    /// To be opened in a browser.
    record Url(String address) implements Step {}

    /// To be sent to this host as the `action` of a request.
    record Action(String name) implements Step {}
  }

  /// A step that only a person can take.
  public static Remedy advice(String text) {
    return new Remedy(text, Optional.empty());
  }

  public static Remedy command(String text, String line) {
    return new Remedy(text, Optional.of(new Step.Command(line)));
  }

  public static Remedy url(String text, String address) {
    return new Remedy(text, Optional.of(new Step.Url(address)));
  }

  public static Remedy action(String text, String name) {
    return new Remedy(text, Optional.of(new Step.Action(name)));
  }
}
