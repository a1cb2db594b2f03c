package com.tabagent.lmstudio.domain.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;

/// The server answered, and its answer is an error. Carries the answer unchanged, so that a caller
/// can rebuild it.
public final class UpstreamRefusal extends LmStudioException {
  private static final long serialVersionUID = 1L;

  private final transient UpstreamAnswer answer;

  public UpstreamRefusal(Failure failure, UpstreamAnswer answer) {
    super(failure);
    this.answer = answer;
  }

  public UpstreamAnswer answer() {
    return answer;
  }
}
