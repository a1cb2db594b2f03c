package com.tabagent.lmstudio.domain.server;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Quote;
import com.tabagent.lmstudio.domain.failure.Remedy;

/// How a run of `lms` ended. Its exit code is a hint: what answers at the endpoint decides.
///
/// @param code the exit code
/// @param output the end of what it wrote, both streams, bounded; may name the user's folders
public record LmsExit(int code, String output) {

  private static final int LONGEST_QUOTE = 600;

  /// Whether this `lms` is too old to know an option that it was given.
  public boolean rejectedOption() {
    return code != 0 && output.contains("unknown option");
  }

  /// Why a start failed, from the texts of several versions of `lms`.
  ///
  /// @param settings what it was asked to start with
  public Failure startFailure(ServerSettings settings) {
    if (output.contains("EADDRINUSE")) {
      return Failure.of(
          FailureCode.PORT_IN_USE,
          "Port " + settings.port() + " is taken by another program.",
          Remedy.advice(
              "Close the program that holds port "
                  + settings.port()
                  + ", or choose another port in LM Studio under Developer, Server Settings."));
    }
    if (output.contains("EACCES")) {
      return failed(
          "The system does not allow port " + settings.port() + ".",
          "Choose another port in LM Studio under Developer, Server Settings.");
    }
    if (output.contains("Failed to authenticate")) {
      return failed(
          "This lms and the running LM Studio do not belong together.",
          "Quit LM Studio and open it again; it then puts its own lms in place.");
    }
    if (output.contains("lms-key-2")) {
      return failed("LM Studio has never been opened.", "Open LM Studio once.");
    }
    if (output.contains("valid installation")
        || (output.contains("spawn") && output.contains("ENOENT"))) {
      return failed(
          "lms does not find LM Studio where it was last seen.",
          "Open LM Studio once by hand; it then notes its new place.");
    }
    if (output.contains("Timed out waiting")) {
      return failed(
          "LM Studio does not come up.", "Open LM Studio by hand and look at what it says.");
    }
    return failed(
        "lms ended with exit code " + code + " and the server is not up" + quote() + ".",
        "Start the server in LM Studio under Developer, and look at what it says.");
  }

  /// Why a stop failed.
  public Failure stopFailure() {
    return Failure.of(
        FailureCode.STOP_FAILED,
        "LM Studio's server is still there after lms ended with exit code " + code + quote() + ".",
        Remedy.advice("Stop the server in LM Studio under Developer."));
  }

  private static Failure failed(String message, String advice) {
    return Failure.of(FailureCode.START_FAILED, message, Remedy.advice(advice));
  }

  private String quote() {
    String said = Quote.end(output, LONGEST_QUOTE).replaceAll("\\s*\\R\\s*", " / ");
    return said.isEmpty() ? "" : ": " + said;
  }
}
