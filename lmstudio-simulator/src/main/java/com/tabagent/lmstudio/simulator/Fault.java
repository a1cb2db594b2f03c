package com.tabagent.lmstudio.simulator;

/// A way in which LM Studio, or what stands in its place, goes wrong. Each imitates something that
/// was seen or that the collected facts about LM Studio name; the sections are those of the facts.
public enum Fault {
  GREETING_SLOW("answers the greeting later than the 500 ms that lms allows it (2.3)"),
  GREETING_SILENT("accepts connections and never answers, as a hung LM Studio does (2.1)"),
  FOREIGN_GREETING("is another program: HTML and status 404 to everything (3.11)"),
  FOREIGN_OPENAI("is another OpenAI-like server, with models but without greeting (3.11)"),
  ERROR_AS_STRING("words every error as a string instead of an object (3.7)"),
  OLD_VERSION("is older than /api/v1, which it answers 200 \"Unexpected endpoint\" (3.2, 6.1)"),
  MODEL_CRASH("loses its model: 400 \"The model has crashed\" (3.7)"),
  LOAD_FAILS("cannot load a model: 400 \"Failed to load model\" (3.7)"),
  LOAD_SLOW("is silent for a while before a model's first answer (3.10)"),
  STREAM_WITHOUT_DONE("ends a stream without its last event (3.4)"),
  STREAM_ERROR_MIDWAY("puts `event: error` into a stream and ends it (3.4)"),
  STREAM_ERROR_PLAIN("puts an error object into a stream as plain data and ends it (3.4)"),
  STREAM_STALLS("stops in the middle of a stream and keeps the connection (3.11)"),
  STREAM_BREAKS("resets the connection in the middle of a chunk (2.5: stop cuts requests)"),
  ENDLESS_STREAM("streams until the client goes (3.10: there is no limit on its side)"),

  LMS_HANGS("lms server start never returns (2.1: no command has a limit)"),
  LMS_FAILS_THOUGH_UP("lms server start fails to verify a server that is up (2.4)"),
  LMS_LIES_SUCCESS("lms server start reports success and starts nothing (trap 7)"),
  LMS_PORT_IN_USE("lms server start is told that the port is taken: EADDRINUSE (2.4)"),
  LMS_OLD("lms knows no --bind, has a version number, says status twice (2.3, 2.10)"),
  LMS_NOISY("lms server start writes megabytes on both outputs before it ends (trap 10)"),
  LMS_HOLDS_PIPES("a process started by lms keeps its outputs open after its end (2.11)"),
  LMS_WRONG_PASSKEY("the app refuses lms: \"Failed to authenticate\" (2.2 step 7)"),
  LMS_STOP_FAILS("lms server stop fails and the server stays (2.5)"),
  WAKE_SLOW("the app takes its time to come up (trap 5)"),
  WAKE_NEVER("the app is launched and never comes up (2.2 step 5)");

  private final String summary;

  Fault(String summary) {
    this.summary = summary;
  }

  /// One sentence for a person: what goes wrong, and where the facts tell of it.
  public String summary() {
    return summary;
  }
}
