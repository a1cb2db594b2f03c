package com.tabagent.lmstudio.domain.model;

/// A model that the server knows.
///
/// @param id what a request names it by; for a loaded model the name of the loaded instance
/// @param kind what it does
/// @param loaded whether it is in memory
public record Model(String id, Kind kind, boolean loaded) {

  public Model {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a model needs an id");
    }
  }

  public enum Kind {
    /// Answers in text.
    LANGUAGE,
    /// Turns text into vectors; cannot chat.
    EMBEDDING,
    /// The server does not say.
    UNKNOWN
  }
}
