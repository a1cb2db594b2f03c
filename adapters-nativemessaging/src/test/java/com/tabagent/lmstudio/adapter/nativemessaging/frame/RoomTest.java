package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Memory is given away before it is allocated, up to a limit.
class RoomTest {
  private static final int MOST = 134_217_728;
  private static final int SMALL = 65_536;

  private final Room room = new Room();

  @Test
  void allOfItCanBeTakenAndNotAByteMore() {
    assertThat(room.take(MOST - SMALL - 1)).isTrue();
    assertThat(room.take(SMALL + 2)).isFalse();
    assertThat(room.take(SMALL + 1)).isTrue();
    assertThat(room.take(SMALL + 1)).isFalse();
    assertThat(room.taken()).isEqualTo(MOST);

    room.giveBack(SMALL + 1);

    assertThat(room.take(SMALL + 1)).isTrue();
  }

  @Test
  void whatIsSmallIsNotCounted() {
    assertThat(room.take(MOST)).isTrue();

    assertThat(room.take(SMALL)).isTrue();
    assertThat(room.take(SMALL + 1)).isFalse();
    room.giveBack(SMALL);
    assertThat(room.taken()).isEqualTo(MOST);
  }

  /// The memory of a browser's user is not filled with what nobody needs any more.
  @Test
  void whatIsOfNoUseAnyMoreIsCollectedWhenMuchHasBeenTaken() {
    WeakReference<byte[]> waste = waste();
    int mebibyte = 1024 * 1024;
    for (int time = 0; time <= 32; time++) {
      assertThat(room.take(mebibyte)).isTrue();
      room.giveBack(mebibyte);
    }

    assertThat(waste.get()).isNull();
  }

  /// A collection makes everybody wait. Now and then there is one anyway, but not each time.
  @Test
  void littleIsNotWorthACollection() {
    var wastes = new ArrayList<WeakReference<byte[]>>();
    for (int time = 0; time < 10; time++) {
      wastes.add(waste());
      assertThat(room.take(SMALL + 1)).isTrue();
    }

    assertThat(wastes).anyMatch(waste -> waste.get() != null);
  }

  private static WeakReference<byte[]> waste() {
    return new WeakReference<>(new byte[1]);
  }

  @Test
  void aFrameForWhichThereIsNoRoomIsSkippedAndTheNextIsRead() throws IOException {
    room.take(MOST - 2 * SMALL);
    var in = ByteBuffer.allocate(4 + 2 * SMALL + 1 + 4 + 2).order(ByteOrder.nativeOrder());
    in.putInt(2 * SMALL + 1).position(4 + 2 * SMALL + 1).putInt(2).put((byte) '{').put((byte) '}');
    var reader = new FrameReader(new ByteArrayInputStream(in.array()), room::take);

    assertThat(reader.read()).isEqualTo(new Frame.Unaffordable(2 * SMALL + 1));
    assertThat(reader.read())
        .isInstanceOfSatisfying(
            Frame.Content.class, next -> assertThat(next.bytes()).containsExactly('{', '}'));
  }
}
