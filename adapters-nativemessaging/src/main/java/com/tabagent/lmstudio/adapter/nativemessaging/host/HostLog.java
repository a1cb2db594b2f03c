package com.tabagent.lmstudio.adapter.nativemessaging.host;

/// Where the host notes what nobody is told on the wire. Never what a user or a model wrote, never
/// a token.
public interface HostLog {

  /// Something that helps to follow what happened.
  void info(String sentence);

  /// Something that somebody should look at.
  void problem(String sentence, Throwable cause);
}
