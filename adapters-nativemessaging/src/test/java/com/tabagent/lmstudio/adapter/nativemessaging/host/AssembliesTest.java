package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.Assemblies.Whole;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;

/// Which parts make a request, and which are passed over without a word.
class AssembliesTest {
  private static final int MOST_REFUSED = 32;
  private static final RequestId ID = id(7);

  /// So long that its memory is counted.
  private static final String LONG = "x".repeat(100_000);

  private final Room room = new Room();
  private final Assemblies assemblies = new Assemblies(room);

  @Test
  void theLastPartMakesTheRequestWhole() {
    assertThat(assemblies.add(ID, part(0, LONG))).isEmpty();
    assertThat(assemblies.contains(ID)).isTrue();

    Whole whole = assemblies.add(ID, lastPart(1, "y")).orElseThrow();

    assertThat(whole.text().text()).isEqualTo(LONG + "y");
    assertThat(whole.taken()).isGreaterThan(LONG.length()).isEqualTo((int) room.taken());
    assertThat(assemblies.contains(ID)).isFalse();
  }

  @Test
  void whatIsCancelledIsDroppedAndWhatElseComesIsPassedOver() {
    assertThat(assemblies.cancel(ID)).isFalse();
    assemblies.add(ID, part(0, LONG));

    assertThat(assemblies.cancel(ID)).isTrue();

    isDropped();
    assertThat(assemblies.passesOver(ID, part(1, "y"))).isTrue();
  }

  @Test
  void aPartOutOfItsOrderEndsTheRequest() {
    assemblies.add(ID, part(0, LONG));

    Expect.failure(FailureCode.BAD_REQUEST, () -> assemblies.add(ID, part(2, "y")));

    isDropped();
    assertThat(assemblies.passesOver(ID, part(3, "z"))).isTrue();
  }

  @Test
  void behindALastPartThatIsWrongNothingIsPassedOver() {
    assemblies.add(ID, part(0, LONG));

    Expect.failure(FailureCode.BAD_REQUEST, () -> assemblies.add(ID, lastPart(2, "y")));

    isDropped();
    assertThat(assemblies.passesOver(ID, part(3, "z"))).isFalse();
  }

  @Test
  void aPartThatCannotBeReadEndsTheRequest() {
    assemblies.add(ID, part(0, LONG));

    assemblies.end(ID, part(1, "y"));

    isDropped();
    assertThat(assemblies.passesOver(ID, part(2, "z"))).isTrue();
  }

  @Test
  void behindAFirstPartThatCannotBeReadTheRestIsPassedOver() {
    assemblies.end(ID, part(0, "x"));

    assertThat(assemblies.passesOver(ID, part(1, "y"))).isTrue();
  }

  @Test
  void thePassingOverEndsWithTheLastPart() {
    assemblies.refuse(ID, part(0, "x"));

    assertThat(assemblies.passesOver(ID, part(1, "y"))).isTrue();
    assertThat(assemblies.passesOver(ID, lastPart(2, "z"))).isTrue();
    assertThat(assemblies.passesOver(ID, part(3, "x"))).isFalse();
  }

  @Test
  void thePassingOverEndsWithAFirstPart() {
    assemblies.refuse(ID, part(0, "x"));

    assertThat(assemblies.passesOver(ID, part(0, "x"))).isFalse();
    assertThat(assemblies.passesOver(ID, part(1, "y"))).isFalse();
  }

  @Test
  void whatDoesNotSayWhichPartItIsIsNeitherTheFirstNorTheLast() {
    assemblies.refuse(ID, part(0, "x"));

    assertThat(assemblies.passesOver(ID, fields("{\"type\":\"part\"}"))).isTrue();
    assertThat(assemblies.passesOver(ID, fields("{\"index\":\"0\",\"last\":\"yes\"}"))).isTrue();
    assertThat(assemblies.passesOver(ID, part(1, "y"))).isTrue();
  }

  @Test
  void aRefusedLastPartLeavesNothingToPassOver() {
    assemblies.refuse(ID, lastPart(0, "x"));

    assertThat(assemblies.passesOver(ID, part(1, "y"))).isFalse();
  }

  @Test
  void ofTheRefusedRequestsTheOldestIsForgottenFirst() {
    for (int number = 0; number < MOST_REFUSED; number++) {
      assemblies.refuse(id(number), part(0, "x"));
    }
    assemblies.refuse(id(1), part(0, "x"));
    assertThat(assemblies.passesOver(id(0), part(1, "y"))).isTrue();

    assemblies.refuse(id(MOST_REFUSED), part(0, "x"));

    assertThat(assemblies.passesOver(id(0), part(1, "y"))).isFalse();
    assertThat(assemblies.passesOver(id(1), part(1, "y"))).isTrue();
    assertThat(assemblies.passesOver(id(MOST_REFUSED), part(1, "y"))).isTrue();
  }

  private void isDropped() {
    assertThat(assemblies.contains(ID)).isFalse();
    assertThat(room.taken()).isZero();
  }

  private static Parameters part(int index, String data) {
    return fields("{\"index\":%d,\"data\":\"%s\"}".formatted(index, data));
  }

  private static Parameters lastPart(int index, String data) {
    return fields("{\"index\":%d,\"data\":\"%s\",\"last\":true}".formatted(index, data));
  }

  private static Parameters fields(String json) {
    return EnvelopeReader.read(json.getBytes(UTF_8)).parameters();
  }

  private static RequestId id(int number) {
    String spelling = Integer.toString(number);
    return new RequestId(spelling, false, JsonPayload.of(spelling));
  }
}
