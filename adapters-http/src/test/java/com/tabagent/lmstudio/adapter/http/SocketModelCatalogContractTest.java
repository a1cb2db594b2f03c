package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ModelCatalogContract;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

class SocketModelCatalogContractTest extends ModelCatalogContract {
  private final Servers servers = new Servers();
  private final SocketModelCatalog catalog =
      new SocketModelCatalog(
          HttpSettings.defaults()
              .withProbeTimeouts(Duration.ofMillis(500), Duration.ofMillis(500)));

  @AfterEach
  void closeServers() {
    servers.close();
  }

  @Override
  protected ModelCatalog catalog() {
    return catalog;
  }

  @Override
  protected Endpoint serverWith(List<Model> models) {
    String entries =
        models.stream().map(SocketModelCatalogContractTest::entry).collect(Collectors.joining(","));
    return servers.saying(RawServer.json(200, "{\"models\":[" + entries + "]}"));
  }

  private static String entry(Model model) {
    return "{\"type\":\"%s\",\"key\":\"%s\",\"loaded_instances\":[%s]}"
        .formatted(
            model.kind() == Model.Kind.EMBEDDING ? "embedding" : "llm",
            model.id(),
            model.loaded() ? "{\"id\":\"" + model.id() + "\"}" : "");
  }

  @Override
  protected Endpoint serverThatWantsAToken() {
    return servers.saying(RawServer.json(401, "{\"error\":{\"code\":\"invalid_api_key\"}}"));
  }

  @Override
  protected Endpoint serverThatTalksNonsense() {
    return servers.saying(RawServer.json(200, "{\"error\":\"Unexpected endpoint or method.\"}"));
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return servers.nowhere();
  }

  @Override
  protected Endpoint endpointThatNeverAnswers() {
    return servers.silent();
  }
}
