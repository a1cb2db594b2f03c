package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JoinedText;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.List;

/// Tells who the host is and what it can do.
final class HelloAction implements Action {
  private static final int PROTOCOL = 1;
  private static final int OLDEST_PROTOCOL = 1;
  private static final List<String> CAPABILITIES = List.of("streaming", "cancel", "parts", "watch");

  private final HostIdentity identity;

  HelloAction(HostIdentity identity) {
    this.identity = identity;
  }

  @Override
  public void perform(Request request, Answers answers) {
    listen(request.parameters(), answers);
    answers.success(
        out -> {
          out.field("host", HostIdentity.NAME)
              .field("version", identity.version().get())
              .object(
                  "protocol",
                  protocol -> protocol.field("current", PROTOCOL).field("min", OLDEST_PROTOCOL))
              .texts("capabilities", CAPABILITIES)
              .object(
                  "limits",
                  limits ->
                      limits
                          .field("max_request_bytes", FrameReader.LARGEST)
                          .field("max_frame_bytes", FrameWriter.LARGEST)
                          .field("max_requests", identity.mostRequests())
                          .field("max_unfinished_requests", JoinedText.MOST_UNFINISHED)
                          .field("max_held_bytes", Room.MOST));
          out.field("browser", identity.caller().browser())
              .field("origin", identity.caller().origin())
              .field("os", identity.os());
        });
  }

  private static void listen(Parameters parameters, Answers answers) {
    parameters.text("client");
    parameters.integer("protocol", 0, Integer.MAX_VALUE).ifPresent(HelloAction::requireSpoken);
    if (parameters.texts("capabilities", 100).contains("parts")) {
      answers.agreeOnParts();
    }
  }

  private static void requireSpoken(long version) {
    if (version < OLDEST_PROTOCOL || version > PROTOCOL) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.BAD_REQUEST,
              "The extension speaks version "
                  + version
                  + " of the protocol; this host speaks version "
                  + (OLDEST_PROTOCOL < PROTOCOL ? OLDEST_PROTOCOL + " to " : "")
                  + PROTOCOL
                  + ".",
              Remedy.advice(version > PROTOCOL ? "Update the host." : "Update the extension.")));
    }
  }
}
