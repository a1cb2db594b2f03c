package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network on which nobody listens but whom the test puts there.
public final class FakeServerProbe implements ServerProbe {
  private final Map<Endpoint, Deque<Identity>> listeners = new HashMap<>();
  private final Map<Integer, String> versions = new HashMap<>();
  private final List<Endpoint> asked = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  /// From now on, this is who is found there: one after the other, the last for good.
  public synchronized void put(Endpoint endpoint, Identity... identities) {
    listeners.put(endpoint, new ArrayDeque<>(List.of(identities)));
  }

  /// From now on an app of this version has this internal port.
  public synchronized void putApp(int internalPort, String version) {
    versions.put(internalPort, version);
  }

  /// From now on, this happens while somebody is asked who he is.
  public synchronized void meanwhile(Runnable happening) {
    meanwhile = happening;
  }

  /// Who has been asked so far, in order.
  public synchronized List<Endpoint> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Identity identify(Endpoint endpoint, Cancellation cancellation) {
    asked.add(endpoint);
    meanwhile.run();
    cancellation.throwIfCancelled();
    Deque<Identity> there = listeners.getOrDefault(endpoint, new ArrayDeque<>());
    if (there.isEmpty()) {
      return new Identity.Nobody();
    }
    return there.size() > 1 ? there.removeFirst() : there.getFirst();
  }

  @Override
  public synchronized Optional<String> appVersion(int internalPort, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    return Optional.ofNullable(versions.get(internalPort));
  }
}
