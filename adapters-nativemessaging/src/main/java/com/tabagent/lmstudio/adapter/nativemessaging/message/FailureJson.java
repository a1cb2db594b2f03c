package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;

/// A failure as the fields of a reply.
final class FailureJson {

  private FailureJson() {}

  /// Writes the fields `message` and `error`.
  static void writeFailure(JsonOut out, Failure failure) {
    out.field("message", failure.message());
    out.object(
        "error",
        error -> {
          error.field("code", failure.code().name()).field("retryable", failure.code().retryable());
          failure.remedy().ifPresent(remedy -> writeRemedy(error, remedy));
          if (!failure.details().isEmpty()) {
            error.object("details", details -> writeDetails(details, failure));
          }
        });
  }

  /// Writes a remedy as the field `remedy`.
  static void writeRemedy(JsonOut out, Remedy remedy) {
    out.object(
        "remedy",
        json -> {
          json.field("text", remedy.text());
          remedy.step().ifPresent(step -> writeStep(json, step));
        });
  }

  private static void writeStep(JsonOut out, Remedy.Step step) {
    if (step instanceof Remedy.Step.Command(String line)) {
      out.field("command", line);
    } else if (step instanceof Remedy.Step.Url(String address)) {
      out.field("url", address);
    } else if (step instanceof Remedy.Step.Action(String name)) {
      out.field("action", name);
    }
  }

  private static void writeDetails(JsonOut out, Failure failure) {
    failure
        .details()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                out.field(name, number);
              } else {
                out.field(name, value.toString());
              }
            });
  }

  /// @param what `answer` or `event`
  static Failure tooLarge(String what, long size) {
    return Failure.of(
        FailureCode.RESULT_TOO_LARGE,
        "The "
            + what
            + " has "
            + size
            + " bytes; the browser takes "
            + FrameWriter.LARGEST
            + " in one message.",
        Remedy.advice(
            what.equals("event")
                ? "Ask for less at a time, or announce \"parts\" among the capabilities in hello."
                : "Ask for less at a time or for a streamed answer, or announce \"parts\" among the"
                    + " capabilities in hello and give the request an id."));
  }
}
