package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.adapter.http.GetResult.Answered;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.time.Duration;
import java.util.Optional;

/// Asks the newest list of models that the server has. An old server answers an unknown route with
/// status 200 and an error, so only a list counts as one.
public final class SocketModelCatalog implements ModelCatalog {
  private static final int LONGEST_LIST = 8 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String authorization;
  private final PlainGet http;

  public SocketModelCatalog(HttpSettings settings) {
    this.authorization = settings.authorization();
    this.http = new PlainGet(settings);
  }

  @Override
  public Listing list(Endpoint endpoint, Cancellation cancellation) {
    Deadline deadline = Deadline.in(PATIENCE);
    for (ModelRoute route : ModelRoute.values()) {
      Optional<Listing> listing = ask(endpoint, route, deadline, cancellation);
      if (listing.isPresent()) {
        return listing.get();
      }
    }
    return new Listing.Unknown();
  }

  /// Empty where an older route may know more.
  private Optional<Listing> ask(
      Endpoint endpoint, ModelRoute route, Deadline deadline, Cancellation cancellation) {
    var request = new GetRequest(endpoint, route.path(), authorization, LONGEST_LIST);
    return http.get(request, deadline, cancellation) instanceof Answered answer
        ? read(route, answer)
        : Optional.of(new Listing.Unknown());
  }

  private static Optional<Listing> read(ModelRoute route, Answered answer) {
    return switch (answer.status()) {
      case 401, 403 -> Optional.of(new Listing.TokenRequired());
      case 200 ->
          ModelListReader.read(route, answer.body())
              .map(models -> new Listing.Listed(new ModelList(models)));
      default -> Optional.empty();
    };
  }
}
