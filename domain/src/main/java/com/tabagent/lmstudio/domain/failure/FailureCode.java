package com.tabagent.lmstudio.domain.failure;

/// The stable name of a failure. A caller may branch on it; it never changes its meaning.
///
/// A code is added only when a caller would act differently on it.
public enum FailureCode {
  /// The bytes are not one JSON text in UTF-8.
  BAD_JSON(false),
  /// JSON, but not a request: a missing or mistyped field, an id used twice.
  BAD_REQUEST(false),
  /// No such action.
  UNKNOWN_ACTION(false),
  /// The request is larger than the host takes.
  TOO_LARGE(false),
  /// The answer does not fit into one message to the browser.
  RESULT_TOO_LARGE(false),
  /// The calling extension is not on the user's list.
  ORIGIN_DENIED(false),
  /// Too many requests at once, or the thing asked for is in use.
  BUSY(true),
  /// The caller, or the end of the connection, called the request off.
  CANCELLED(false),
  /// The caller's time limit is over.
  TIMEOUT(true),
  /// LM Studio is not on this machine.
  NOT_INSTALLED(false),
  /// LM Studio is here, its command line tool is not.
  NOT_BOOTSTRAPPED(false),
  /// LM Studio's server does not run, and this request does not start it.
  SERVER_DOWN(true),
  /// `lms` ended and the server is not up.
  START_FAILED(true),
  /// The server still answers after it was told to stop.
  STOP_FAILED(true),
  /// Another program holds the server's port.
  PORT_IN_USE(false),
  /// Something answers at the endpoint, and it is not LM Studio.
  NOT_LM_STUDIO(false),
  /// The server wants an API token that it was not given, or refused.
  AUTH_REQUIRED(false),
  /// No model is loaded, and none can be chosen.
  NO_MODEL(false),
  /// The server does not know the model that was asked for.
  MODEL_NOT_FOUND(false),
  /// The prompt does not fit into the model's context.
  CONTEXT_OVERFLOW(false),
  /// Not one of the routes that this host forwards.
  PATH_NOT_ALLOWED(false),
  /// The server answered with an error of its own.
  UPSTREAM_ERROR(false),
  /// The server accepted the request and then fell silent for longer than the limit.
  UPSTREAM_STALLED(true),
  /// The connection to the server broke, or a stream ended without its end mark.
  UPSTREAM_INTERRUPTED(true),
  /// A defect of this program.
  INTERNAL(false);

  private final boolean retryable;

  FailureCode(boolean retryable) {
    this.retryable = retryable;
  }

  /// Whether the same request can succeed later without anything being changed by the user.
  public boolean retryable() {
    return retryable;
  }
}
