package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.Actions;
import com.tabagent.lmstudio.adapter.nativemessaging.action.Request;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Optional;

/// Decides what becomes of each message: a part is joined to the others, a `cancel` takes effect at
/// once, a request begins. For the reading thread.
final class Dispatcher {
  static final String CANCEL = "cancel";

  private final Actions actions;
  private final InFlight inFlight;
  private final Room room;
  private final Turns turns;
  private final PartsIn parts;
  private final StartAhead startAhead;
  private final CallingOff callingOff;

  /// @param room what the frames take their memory from
  Dispatcher(
      Actions actions,
      InFlight inFlight,
      Room room,
      Turns turns,
      StartAhead startAhead,
      CallingOff callingOff) {
    this.actions = actions;
    this.inFlight = inFlight;
    this.room = room;
    this.turns = turns;
    this.parts = new PartsIn(inFlight, room);
    this.startAhead = startAhead;
    this.callingOff = callingOff;
  }

  /// Begins a request, or takes a part of one in, and returns at once.
  ///
  /// @param held how much of the room the envelope's bytes hold; it is given back when they are of
  ///   no use any more
  void dispatch(Envelope envelope, int held) {
    if (envelope.id().isPresent()) {
      startAhead.requestWithId();
    }
    boolean begun = false;
    try {
      begun = begins(envelope, held);
    } catch (LmStudioException refused) {
      refuse(envelope.id(), envelope.action(), refused.failure());
    } finally {
      room.giveBack(begun ? 0 : held);
    }
  }

  /// Answers what is no request, in its turn.
  void refuse(Optional<RequestId> id, Optional<String> action, Failure failure) {
    turns.refuse(id, action, failure);
  }

  /// @return whether a request has been begun, which then gives back what it holds
  private boolean begins(Envelope envelope, int held) {
    if (envelope.part()) {
      parts.take(envelope).ifPresent(whole -> dispatch(whole.request(), whole.held()));
      return false;
    }
    envelope.problem().ifPresent(Dispatcher::reject);
    envelope.id().ifPresent(parts::requireUnused);
    if (envelope.action().equals(Optional.of(CANCEL))) {
      cancel(envelope);
      return false;
    }
    begin(envelope, held);
    return true;
  }

  private static void reject(Failure problem) {
    throw new LmStudioException(problem);
  }

  private void begin(Envelope envelope, int held) {
    boolean streams = envelope.parameters().flag("stream") && envelope.id().isPresent();
    if (streams) {
      actions.expectStream();
    }
    Entry entry = inFlight.admit(streams ? Kind.STREAM : Kind.REQUEST, envelope.id());
    Place place = lineUp(envelope, entry);
    String action = envelope.action().orElseThrow();
    var request = new Request(envelope.parameters(), entry.cancellation(), place);
    turns.begin(
        envelope, entry, place, held, answers -> actions.named(action).perform(request, answers));
  }

  /// Those without an id go in order by themselves, and keep nobody waiting before their turn.
  private Place lineUp(Envelope envelope, Entry entry) {
    var place = new Place();
    try {
      if (envelope.id().isPresent()) {
        actions.lineUp(envelope.action().orElseThrow(), envelope.parameters(), place);
      }
      return place;
    } catch (RuntimeException | Error defect) {
      place.close();
      inFlight.done(entry);
      throw defect;
    }
  }

  /// Takes effect before the next frame is read, and looks for its target before it is in flight
  /// itself: so it hits no later request of the same id, and never its own.
  private void cancel(Envelope envelope) {
    RequestId id =
        envelope.parameters().requestId("target").orElseThrow(() -> Parameters.missing("target"));
    Optional<Entry> target = inFlight.find(id);
    Entry entry = inFlight.admit(Kind.CANCEL, envelope.id());
    target.ifPresent(callingOff::callOff);
    boolean unfinished = parts.cancel(id);
    if (unfinished) {
      refuse(Optional.of(id), Optional.empty(), Turn.calledOff());
    }
    boolean cancelled = unfinished || target.isPresent();
    turns.begin(
        envelope,
        entry,
        new Place(),
        0,
        answers -> answers.success(out -> out.field("cancelled", cancelled)));
  }
}
