package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;

class FakeServerProbeTest extends ServerProbeContract {
  private final FakeServerProbe probe = new FakeServerProbe();

  @Override
  protected ServerProbe probe() {
    return probe;
  }

  @Override
  protected Endpoint endpointWhereLmStudioListens() {
    return put(1, new Identity.LmStudio());
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return new Endpoint("127.0.0.1", 2);
  }

  @Override
  protected Endpoint endpointWhereAnotherProgramListens() {
    return put(3, new Identity.Foreign("HTTP 404"));
  }

  @Override
  protected Endpoint endpointThatNeverAnswers() {
    return put(4, new Identity.Silent());
  }

  @Override
  protected int internalPortOfAnApp(String version) {
    probe.putApp(5, version);
    return 5;
  }

  private Endpoint put(int port, Identity identity) {
    var endpoint = new Endpoint("127.0.0.1", port);
    probe.put(endpoint, identity);
    return endpoint;
  }
}
