package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// A line for each model. Requests of one model are sent in the order of their places, each when
/// the one before it is at the server; and as long as it is not known that the model is in memory,
/// one at a time, each when the one before has begun to be answered.
///
/// A model that answered counts as in memory for a while, and until another model is asked for.
public final class ModelQueue implements LineUp {
  private static final Duration ONE_LOOK = Duration.ofHours(1);

  private final Admission admission;
  private final Pacer pacer;
  private final Map<String, ModelLine> lines = new HashMap<>();

  public ModelQueue(Admission admission, Pacer pacer) {
    this.admission = admission;
    this.pacer = pacer;
  }

  @Override
  public synchronized void lineUp(Place place, String model) {
    if (place.hasLeft() || place.model().isPresent() || place.refusal().isPresent()) {
      return;
    }
    ModelLine line = lines.computeIfAbsent(model, _ -> new ModelLine());
    line.add(place, admission)
        .ifPresentOrElse(place::refuse, () -> place.join(model, () -> leave(line, place)));
    if (place.hasLeft()) {
      line.remove(place, pacer.now());
    }
    advance(line);
  }

  /// Blocks until the request may be sent. A place that stands in no line may at once.
  ///
  /// @throws LmStudioException with BUSY if the line was full, CANCELLED
  void awaitTurn(Place place, Cancellation cancellation) {
    place
        .refusal()
        .ifPresent(
            full -> {
              throw new LmStudioException(full);
            });
    if (place.model().isPresent()) {
      try (var _ = cancellation.onCancel(() -> place.turn().complete(false))) {
        while (!pacer.await(place.turn(), ONE_LOOK)) {
          // However long those before it take: each has limits of its own.
        }
      }
    }
    cancellation.throwIfCancelled();
  }

  /// The whole request is on its way to the server: the next cannot overtake it any more.
  synchronized void sent(Place place) {
    inLine(place, line -> line.sent(place));
  }

  /// The model has begun to answer.
  synchronized void answered(Place place) {
    inLine(place, line -> line.answered(place, pacer.now()));
  }

  private void inLine(Place place, Consumer<ModelLine> change) {
    place
        .model()
        .map(lines::get)
        .ifPresent(
            line -> {
              change.accept(line);
              advance(line);
            });
  }

  private synchronized void leave(ModelLine line, Place place) {
    line.remove(place, pacer.now());
    advance(line);
    lines.values().removeIf(ModelLine::isForgettable);
  }

  private void advance(ModelLine line) {
    if (line.advance(pacer.now())) {
      lines.values().stream().filter(other -> other != line).forEach(ModelLine::cool);
      lines.values().removeIf(ModelLine::isForgettable);
    }
  }
}
