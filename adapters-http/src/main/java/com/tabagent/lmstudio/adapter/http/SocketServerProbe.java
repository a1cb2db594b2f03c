package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.adapter.http.GetResult.Answered;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.Optional;

/// Asks for the greeting that only LM Studio gives: `{"lmstudio":true}` at `/lmstudio-greeting`, as
/// its own tools do. It needs no token, and none is sent.
public final class SocketServerProbe implements ServerProbe {
  private static final int LONGEST_GREETING = 4 * 1024;

  private final HttpSettings settings;
  private final PlainGet http;

  public SocketServerProbe(HttpSettings settings) {
    this.settings = settings;
    this.http = new PlainGet(settings);
  }

  @Override
  public Identity identify(Endpoint endpoint, Cancellation cancellation) {
    GetResult result = get(endpoint, "/lmstudio-greeting", cancellation);
    return result instanceof Answered answer
            && answer.status() == 200
            && Greeting.of(answer.body()).lmStudio()
        ? new Identity.LmStudio()
        : result.stranger();
  }

  @Override
  public Optional<String> appVersion(int internalPort, Cancellation cancellation) {
    Endpoint app = Endpoint.ofBindAddress("", internalPort);
    return get(app, "/lms-status", cancellation) instanceof Answered answer
            && answer.status() == 200
        ? Greeting.of(answer.body()).appVersion()
        : Optional.empty();
  }

  private GetResult get(Endpoint endpoint, String path, Cancellation cancellation) {
    return http.get(
        new GetRequest(endpoint, path, "", LONGEST_GREETING),
        Deadline.in(settings.probeTimeout()),
        cancellation);
  }
}
