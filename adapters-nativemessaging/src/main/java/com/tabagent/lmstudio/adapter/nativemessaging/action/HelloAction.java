package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import java.util.List;

/// Tells who the host is and what it can do.
final class HelloAction implements Action {
  private static final int PROTOCOL = 1;
  private static final int OLDEST_PROTOCOL = 1;
  private static final List<String> CAPABILITIES = List.of("streaming", "cancel", "watch");

  private final HostIdentity identity;

  HelloAction(HostIdentity identity) {
    this.identity = identity;
  }

  @Override
  public void perform(Request request, Answers answers) {
    checkTypes(request.parameters());
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
                          .field("max_requests", identity.mostRequests()));
          out.field("browser", identity.caller().browser())
              .field("origin", identity.caller().origin())
              .field("os", identity.os());
        });
  }

  /// What the client says of itself changes nothing yet, but a wrong type is told at once.
  private static void checkTypes(Parameters parameters) {
    parameters.text("client");
    parameters.integer("protocol", 0, Integer.MAX_VALUE);
    parameters.texts("capabilities", 100);
  }
}
