package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.List;

class FakeModelCatalogTest extends ModelCatalogContract {
  private final FakeModelCatalog catalog = new FakeModelCatalog();

  @Override
  protected ModelCatalog catalog() {
    return catalog;
  }

  @Override
  protected Endpoint serverWith(List<Model> models) {
    catalog.put(Endpoint.DEFAULT, new Listing.Listed(new ModelList(models)));
    return Endpoint.DEFAULT;
  }

  @Override
  protected Endpoint serverThatWantsAToken() {
    catalog.put(Endpoint.DEFAULT, new Listing.TokenRequired());
    return Endpoint.DEFAULT;
  }

  @Override
  protected Endpoint serverThatTalksNonsense() {
    return new Endpoint("127.0.0.1", 1);
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return new Endpoint("127.0.0.1", 2);
  }

  @Override
  protected Endpoint endpointThatNeverAnswers() {
    return new Endpoint("127.0.0.1", 3);
  }
}
