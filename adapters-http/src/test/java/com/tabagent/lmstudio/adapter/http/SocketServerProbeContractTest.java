package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.application.port.out.ServerProbeContract;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class SocketServerProbeContractTest extends ServerProbeContract {
  private final Servers servers = new Servers();
  private final SocketServerProbe probe =
      new SocketServerProbe(
          HttpSettings.defaults()
              .withProbeTimeouts(Duration.ofMillis(500), Duration.ofMillis(500)));

  @AfterEach
  void closeServers() {
    servers.close();
  }

  @Override
  protected ServerProbe probe() {
    return probe;
  }

  @Override
  protected Endpoint endpointWhereLmStudioListens() {
    return servers.saying(RawServer.json(200, "{\"lmstudio\":true}"));
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return servers.nowhere();
  }

  @Override
  protected Endpoint endpointWhereAnotherProgramListens() {
    return servers.saying(RawServer.http(200, "text/html", "<html>\n<p>It works!</p></html>"));
  }

  @Override
  protected Endpoint endpointThatNeverAnswers() {
    return servers.silent();
  }

  @Override
  protected int internalPortOfAnApp(String version) {
    String status = "{\"package\":\"LM Studio\",\"version\":\"" + version + "\"}";
    return servers.saying(RawServer.json(200, status)).port();
  }
}
