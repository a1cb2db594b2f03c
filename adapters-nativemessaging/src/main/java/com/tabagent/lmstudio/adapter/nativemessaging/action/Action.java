package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;

/// What one `action` does. Runs on a thread of its own and may block.
@FunctionalInterface
public interface Action {

  /// Answers the request: events as they come, one reply at the end. What it throws instead becomes
  /// an error reply.
  void perform(Request request, Answers answers);
}
