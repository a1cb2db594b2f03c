package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.Actions;
import com.tabagent.lmstudio.adapter.nativemessaging.action.Request;
import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Gives each request a thread of its own; those without an id share one, so that they are answered
/// in their order.
final class Dispatcher {
  private static final String CANCEL = "cancel";

  /// How long what has been read may take to finish after the browser has gone. Chromium ends the
  /// process after two seconds.
  private static final Duration LAST_CHANCE = Duration.ofMillis(800);

  private static final Duration ABORT = Duration.ofMillis(100);

  private final FrameWriter writer;
  private final HostSettings settings;
  private final UseCases useCases;
  private final Actions actions;
  private final HostLog log;
  private final InFlight inFlight;
  private final Room room;
  private final Assemblies assemblies;
  private final SerialLane oneByOne = new SerialLane();
  private boolean portSeen;

  /// @param room what the frames and the requests in parts take their memory from
  Dispatcher(FrameWriter writer, Room room, HostSettings settings, UseCases useCases, HostLog log) {
    this.writer = writer;
    this.settings = settings;
    this.useCases = useCases;
    this.actions = new Actions(useCases, settings.identity());
    this.log = log;
    this.inFlight = new InFlight(settings.identity().mostRequests());
    this.room = room;
    this.assemblies = new Assemblies(room);
  }

  /// Begins a request, or takes a part of one in, and returns at once. Called by the reading thread
  /// only.
  ///
  /// @param held how much of the room the envelope's bytes hold; it is given back when they are of
  ///   no use any more
  void dispatch(Envelope envelope, int held) {
    if (envelope.id().isPresent()) {
      startAheadOnce();
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

  /// @return whether a request has been begun, which then gives back what it holds
  private boolean begins(Envelope envelope, int held) {
    if (envelope.part()) {
      takeIn(envelope);
      return false;
    }
    envelope.problem().ifPresent(Dispatcher::reject);
    envelope.id().ifPresent(this::requireNotInParts);
    if (envelope.action().equals(Optional.of(CANCEL))) {
      cancel(envelope);
      return false;
    }
    begin(envelope, held);
    return true;
  }

  private void requireNotInParts(RequestId id) {
    if (assemblies.contains(id)) {
      throw InFlight.inUse(id);
    }
  }

  private void takeIn(Envelope part) {
    if (part.problem().isPresent()) {
      if (part.id().map(id -> assemblies.passesOver(id, part.parameters())).orElse(false)) {
        return;
      }
      part.id().ifPresent(id -> assemblies.end(id, part.parameters()));
      reject(part.problem().get());
    }
    RequestId id = part.id().orElseThrow(() -> Parameters.missing("id"));
    if (assemblies.passesOver(id, part.parameters())) {
      return;
    }
    if (inFlight.find(id).isPresent()) {
      assemblies.refuse(id, part.parameters());
      throw InFlight.inUse(id);
    }
    assemblies
        .add(id, part.parameters())
        .ifPresent(whole -> dispatch(request(id, whole.text()), whole.taken()));
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

  /// Answers what is no request, in its turn. Called by the reading thread only.
  void refuse(Optional<RequestId> id, Optional<String> action, Failure failure) {
    Entry entry = inFlight.admit(Kind.REFUSAL, id);
    var answers = new Answers(writer, id, action, false, () -> {});
    run(id, entry, turn(action, entry, answers, 0, told -> told.error(failure)));
  }

  private static void reject(Failure problem) {
    throw new LmStudioException(problem);
  }

  private void begin(Envelope envelope, int held) {
    boolean streams = envelope.parameters().flag("stream") && envelope.id().isPresent();
    if (streams) {
      useCases.expectStream();
    }
    Entry entry = inFlight.admit(streams ? Kind.STREAM : Kind.REQUEST, envelope.id());
    Place place = lineUp(envelope, entry);
    String action = envelope.action().orElseThrow();
    var request = new Request(envelope.parameters(), entry.cancellation(), place);
    run(envelope, entry, place, held, answers -> actions.named(action).perform(request, answers));
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
    target.ifPresent(this::callOff);
    boolean unfinished = assemblies.cancel(id);
    if (unfinished) {
      refuse(Optional.of(id), Optional.empty(), Turn.calledOff());
    }
    boolean cancelled = unfinished || target.isPresent();
    run(
        envelope,
        entry,
        new Place(),
        0,
        answers -> answers.success(out -> out.field("cancelled", cancelled)));
  }

  /// The line goes on before the reply is written: whoever has read that may ask again.
  private void run(Envelope envelope, Entry entry, Place place, int held, Consumer<Answers> work) {
    var answers =
        new Answers(
            writer,
            envelope.id(),
            envelope.action(),
            entry.streams(),
            () -> {
              place.close();
              inFlight.release(entry);
            });
    Turn turn = turn(envelope.action(), entry, answers, held, work);
    run(
        envelope.id(),
        entry,
        () -> {
          try (place) {
            turn.run();
          }
        });
  }

  private Turn turn(
      Optional<String> action, Entry entry, Answers answers, int held, Consumer<Answers> work) {
    Runnable done =
        () -> {
          room.giveBack(held);
          inFlight.done(entry);
        };
    return new Turn(logName(action), entry, answers, () -> work.accept(answers), done, log);
  }

  /// What a caller made up has no place in the log.
  private String logName(Optional<String> action) {
    return action
        .map(name -> name.equals(CANCEL) || actions.knows(name) ? name : "an unknown action")
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

  /// Only a lasting connection gives its requests ids: a sign that somebody will want the server.
  private void startAheadOnce() {
    if (!portSeen && settings.autoStart() == AutoStart.ON_START) {
      Thread.ofVirtual().name("start-ahead").start(this::startAhead);
    }
    portSeen = true;
  }

  private void startAhead() {
    try {
      useCases.ensureServerRunning().startAhead();
    } catch (LmStudioException failed) {
      log.info("Starting the server ahead failed: " + failed.failure().code());
    } catch (RuntimeException | Error defect) {
      log.problem("Starting the server ahead failed by a defect of this program.", defect);
    }
  }

  /// Lets what is in flight finish, for a moment, and calls the rest off.
  void finish() {
    inFlight.entries().stream().filter(Entry::streams).forEach(this::callOff);
    if (!awaitNone(LAST_CHANCE)) {
      abort();
    }
  }

  /// Calls everything off, and waits briefly until it is.
  void abort() {
    callOffAll();
    awaitNone(ABORT);
  }

  /// Calls everything off.
  void callOffAll() {
    inFlight.entries().forEach(this::callOff);
  }

  /// One that fails must not keep the others, nor the reader, from going on.
  private void callOff(Entry entry) {
    try {
      entry.cancellation().cancel();
    } catch (RuntimeException defect) {
      log.problem("A request could not be called off cleanly.", defect);
    }
  }

  private boolean awaitNone(Duration limit) {
    try {
      return inFlight.awaitNone(limit);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
