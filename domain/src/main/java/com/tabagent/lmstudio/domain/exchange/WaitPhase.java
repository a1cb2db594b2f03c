package com.tabagent.lmstudio.domain.exchange;

import java.util.Locale;

/// What a request waits for while nothing comes.
public enum WaitPhase {
  /// For earlier requests of the same model.
  QUEUE,
  /// For the server to be found and a connection to it.
  CONNECT,
  /// For the answer to begin: the model is loaded, the prompt is read.
  FIRST_BYTE,
  /// For the answer to go on.
  BETWEEN_BYTES;

  /// As it is written on the wire.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
