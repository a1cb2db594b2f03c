package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servers that list what the test says; the others give no usable answer.
public final class FakeModelCatalog implements ModelCatalog {
  private final Map<Endpoint, Listing> listings = new HashMap<>();
  private final List<Endpoint> asked = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  public synchronized void put(Endpoint endpoint, Listing listing) {
    listings.put(endpoint, listing);
  }

  public void put(Endpoint endpoint, Model... models) {
    put(endpoint, new Listing.Listed(new ModelList(List.of(models))));
  }

  /// From now on, this happens while somebody is asked for its models.
  public synchronized void meanwhile(Runnable happening) {
    meanwhile = happening;
  }

  /// Who has been asked so far, in order.
  public synchronized List<Endpoint> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Listing list(Endpoint endpoint, Cancellation cancellation) {
    ask(endpoint).run();
    cancellation.throwIfCancelled();
    return listing(endpoint);
  }

  private synchronized Runnable ask(Endpoint endpoint) {
    asked.add(endpoint);
    return meanwhile;
  }

  private synchronized Listing listing(Endpoint endpoint) {
    return listings.getOrDefault(endpoint, new Listing.Unknown());
  }
}
