package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.failure.Failure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Gives the work of each message a thread: one of its own to what has an id; what has none shares
/// one, so that it is answered in its order.
final class Turns {
  private final FrameWriter writer;
  private final Room room;
  private final InFlight inFlight;
  private final Predicate<String> known;
  private final Tidying tidying;
  private final HostLog log;
  private final SerialLane oneByOne = new SerialLane();

  /// @param known whether there is an action of this name beside `cancel`
  Turns(
      FrameWriter writer,
      Room room,
      InFlight inFlight,
      Predicate<String> known,
      Tidying tidying,
      HostLog log) {
    this.writer = writer;
    this.room = room;
    this.inFlight = inFlight;
    this.known = known;
    this.tidying = tidying;
    this.log = log;
  }

  /// Begins the work of a request and returns at once.
  ///
  /// @param place is given up when the reply is about to be written: whoever has read that may ask
  ///   again
  /// @param held how much of the room the request holds, which is given back at its end
  void begin(Envelope request, Entry entry, Place place, int held, Consumer<Answers> work) {
    var answers =
        new Answers(
            writer,
            request.id(),
            request.action(),
            entry.streams(),
            () -> {
              place.close();
              inFlight.release(entry);
            });
    Turn turn = turn(request.action(), entry, answers, held, work);
    run(
        request.id(),
        entry,
        () -> {
          try (place) {
            turn.run();
          }
        });
  }

  /// Answers what is no request, in its turn. Called by the reading thread only; blocks while far
  /// too many answers wait to be written.
  void refuse(Optional<RequestId> id, Optional<String> action, Failure failure) {
    Entry entry = inFlight.admit(Kind.REFUSAL, id);
    var answers = new Answers(writer, id, action, false, () -> {});
    run(id, entry, turn(action, entry, answers, 0, told -> told.error(failure)));
  }

  private Turn turn(
      Optional<String> action, Entry entry, Answers answers, int held, Consumer<Answers> work) {
    Runnable done =
        () -> {
          room.giveBack(held);
          inFlight.done(entry);
          tidying.requestDone();
        };
    return new Turn(logName(action), entry, answers, () -> work.accept(answers), done, log);
  }

  /// What a caller made up has no place in the log.
  private String logName(Optional<String> action) {
    return action
        .map(
            name -> name.equals(Dispatcher.CANCEL) || known.test(name) ? name : "an unknown action")
        .orElse("a message without action");
  }

  private void run(Optional<RequestId> id, Entry entry, Runnable turn) {
    if (id.isPresent()) {
      thread(entry).name("request").start(turn);
    } else {
      oneByOne.add(turn);
    }
  }

  /// A stream waits for the server and for the browser by turns, at every event: an ordinary thread
  /// wakes up in one step where a virtual one takes three. And a write to the browser holds on to
  /// what carries the virtual threads, which a browser that does not read would keep from the
  /// others.
  private static Thread.Builder thread(Entry entry) {
    return entry.streams() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
  }
}
