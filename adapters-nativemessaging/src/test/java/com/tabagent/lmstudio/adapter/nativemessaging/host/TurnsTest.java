package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.RecordingLog;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import com.tabagent.lmstudio.domain.exchange.Admission;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a request holds is free when it has been answered.
@Timeout(60)
class TurnsTest {
  private static final int LARGE = 100_000;
  private static final Envelope REQUEST =
      EnvelopeReader.read("{\"action\":\"ping\",\"id\":7}".getBytes(UTF_8));

  private final InFlight inFlight = new InFlight(1);
  private final Room room = new Room();
  private final ModelQueue queue = new ModelQueue(new Admission(1), new FakePacer());
  private final AtomicInteger looksAtTheHeap = new AtomicInteger();
  private final List<String> seen = new ArrayList<>();
  private final Turns turns =
      new Turns(
          new FrameWriter(new AskingAgain(), () -> {}),
          room,
          inFlight,
          _ -> true,
          new Tidying(looksAtTheHeap::incrementAndGet, () -> {}),
          new RecordingLog());

  /// A browser that sends the next request as soon as it reads.
  private final class AskingAgain extends OutputStream {
    @Override
    public void write(int one) {
      boolean idIsFree = REQUEST.id().flatMap(inFlight::find).isEmpty();
      seen.add("id %s, place %s".formatted(idIsFree, placeIsFree()));
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      write(0);
    }
  }

  private boolean placeIsFree() {
    try (var next = new Place()) {
      queue.lineUp(next, "qwen");
      return next.model().isPresent();
    }
  }

  @Test
  void whoeverHasReadAReplyMayAskAgain() throws InterruptedException {
    var place = new Place();
    queue.lineUp(place, "qwen");
    assertThat(placeIsFree()).isFalse();

    begin(Kind.REQUEST, place, answers -> answers.success(_ -> {}));

    assertThat(seen).isNotEmpty().containsOnly("id true, place true");
  }

  @Test
  void itsMemoryIsGivenBack() throws InterruptedException {
    begin(Kind.REQUEST, new Place(), answers -> answers.success(_ -> {}));

    assertThat(room.taken()).isZero();
  }

  /// A stream waits at every event, and a write to a browser that does not read holds on to what
  /// carries the virtual threads.
  @ParameterizedTest
  @CsvSource({"STREAM,false", "REQUEST,true"})
  void onlyAStreamHasAThreadOfTheOperatingSystem(Kind kind, boolean virtual)
      throws InterruptedException {
    begin(kind, new Place(), _ -> seen.add("" + Thread.currentThread().isVirtual()));

    assertThat(seen).containsExactly("" + virtual);
  }

  @Test
  void whatIsNotAnsweredGivesItsPlaceUpToo() throws InterruptedException {
    var place = new Place();
    queue.lineUp(place, "qwen");

    oneAfterTheOther(place, new Place());

    assertThat(placeIsFree()).isTrue();
  }

  @Test
  void atEachEndThereIsALookWhetherToTidy() throws InterruptedException {
    int before = looksAtTheHeap.get();

    oneAfterTheOther(new Place(), new Place());

    assertThat(looksAtTheHeap.get()).isGreaterThan(before);
  }

  /// Requests without an id: at the end of the second, the first is all done.
  private void oneAfterTheOther(Place... places) throws InterruptedException {
    Envelope request = EnvelopeReader.read("{\"action\":\"ping\"}".getBytes(UTF_8));
    for (Place place : places) {
      turns.begin(request, inFlight.admit(Kind.REQUEST, request.id()), place, 0, _ -> {});
    }
    awaitEnd();
  }

  private void begin(Kind kind, Place place, Consumer<Answers> work) throws InterruptedException {
    room.take(LARGE);
    turns.begin(REQUEST, inFlight.admit(kind, REQUEST.id()), place, LARGE, work);
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(inFlight.awaitNone(Patience.LIMIT)).isTrue();
  }
}
