package com.tabagent.lmstudio.domain.failure;

/// Thrown where a use case cannot deliver what it was asked for. Carries the [Failure] that the
/// caller is shown; the cause, if any, is for the log.
public class LmStudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public LmStudioException(Failure failure) {
    super(failure.code() + ": " + failure.message());
    this.failure = failure;
  }

  public LmStudioException(Failure failure, Throwable cause) {
    super(failure.code() + ": " + failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
