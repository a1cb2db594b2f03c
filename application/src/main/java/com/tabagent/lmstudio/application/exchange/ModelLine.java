package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.exchange.Warmth;
import com.tabagent.lmstudio.domain.failure.Failure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The requests of one model, in the order in which they came. The queue that it belongs to keeps
/// it from being used by two threads at once.
final class ModelLine {
  private final Map<Place, Stage> places = new LinkedHashMap<>();
  private Optional<Warmth> warmth = Optional.empty();

  /// How far a request has come.
  private enum Stage {
    WAITING,
    /// On its way: whoever overtook it now would arrive first.
    GOING,
    /// At the server, which has said nothing yet.
    SENT,
    ANSWERED
  }

  Optional<Failure> add(Place place, Admission admission) {
    Optional<Failure> refusal = admission.refusal(places.size());
    if (refusal.isEmpty()) {
      places.put(place, Stage.WAITING);
    }
    return refusal;
  }

  void sent(Place place) {
    places.replace(place, Stage.GOING, Stage.SENT);
  }

  void answered(Place place, Duration now) {
    if (places.replace(place, Stage.ANSWERED) != null) {
      warmth = Optional.of(new Warmth(now));
    }
  }

  /// A model is at work until its last request ends.
  void remove(Place place, Duration now) {
    if (places.remove(place) == Stage.ANSWERED) {
      warmth = warmth.map(_ -> new Warmth(now));
    }
  }

  /// Lets go whoever may. Those behind one who may not wait as well.
  ///
  /// @return whether somebody goes
  boolean advance(Duration now) {
    boolean someGo = false;
    for (Map.Entry<Place, Stage> next : places.entrySet()) {
      if (next.getValue() == Stage.WAITING) {
        if (!mayGo(now)) {
          return someGo;
        }
        next.setValue(Stage.GOING);
        next.getKey().turn().complete(true);
        someGo = true;
      }
    }
    return someGo;
  }

  private boolean mayGo(Duration now) {
    boolean oneOnItsWay = places.containsValue(Stage.GOING);
    boolean oneUnanswered = places.containsValue(Stage.SENT);
    return !oneOnItsWay && (isWarm(now) || !oneUnanswered);
  }

  private boolean isWarm(Duration now) {
    return warmth
        .filter(last -> places.containsValue(Stage.ANSWERED) || last.lastsAt(now))
        .isPresent();
  }

  /// Another model has been asked for, which may put this one out of memory.
  void cool() {
    warmth = Optional.empty();
  }

  /// Whether there is nothing to remember.
  boolean isForgettable() {
    return places.isEmpty() && warmth.isEmpty();
  }
}
