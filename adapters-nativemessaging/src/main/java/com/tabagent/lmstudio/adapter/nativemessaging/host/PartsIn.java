package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Optional;

/// Takes in requests that come in parts, each until it is whole. For the reading thread.
final class PartsIn {
  private final InFlight inFlight;
  private final Assemblies assemblies;

  PartsIn(InFlight inFlight, Room room) {
    this.inFlight = inFlight;
    this.assemblies = new Assemblies(room);
  }

  /// A request that has become whole.
  ///
  /// @param held how much of the [Room] its text holds
  record Whole(Envelope request, int held) {}

  /// Takes a part in.
  ///
  /// @return the request if this was its last part
  /// @throws LmStudioException if the part is refused, and its request with it
  Optional<Whole> take(Envelope part) {
    if (part.problem().isPresent()) {
      refuseUnlessPassedOver(part, part.problem().get());
      return Optional.empty();
    }
    RequestId id = part.id().orElseThrow(() -> Parameters.missing("id"));
    if (assemblies.passesOver(id, part.parameters())) {
      return Optional.empty();
    }
    if (inFlight.find(id).isPresent()) {
      assemblies.refuse(id, part.parameters());
      throw InFlight.inUse(id);
    }
    return assemblies
        .add(id, part.parameters())
        .map(whole -> new Whole(request(id, whole.text()), whole.taken()));
  }

  private void refuseUnlessPassedOver(Envelope part, Failure problem) {
    if (part.id().map(id -> assemblies.passesOver(id, part.parameters())).orElse(false)) {
      return;
    }
    part.id().ifPresent(id -> assemblies.end(id, part.parameters()));
    throw new LmStudioException(problem);
  }

  /// What comes of the request is answered with the id that its parts had.
  private static Envelope request(RequestId id, JsonPayload text) {
    Envelope read = EnvelopeReader.read(text);
    Optional<Failure> problem = read.problem();
    if (problem.isEmpty() && (read.part() || !read.id().equals(Optional.of(id)))) {
      problem =
          Optional.of(
              Parameters.bad("The parts must make a request that has the id " + id + ".")
                  .failure());
    }
    return new Envelope(Optional.of(id), read.action(), read.parameters(), false, problem);
  }

  /// Fails if an unfinished request has this id.
  ///
  /// @throws LmStudioException with BAD_REQUEST
  void requireUnused(RequestId id) {
    if (assemblies.contains(id)) {
      throw InFlight.inUse(id);
    }
  }

  /// Drops an unfinished request.
  ///
  /// @return whether there was one
  boolean cancel(RequestId id) {
    return assemblies.cancel(id);
  }
}
