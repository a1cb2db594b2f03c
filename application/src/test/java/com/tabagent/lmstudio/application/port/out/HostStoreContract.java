package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.HostStore.Belongings;
import com.tabagent.lmstudio.application.port.out.HostStore.Notes;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What every [HostStore] must do. Each test begins with a folder that is not there.
public abstract class HostStoreContract {
  private static final Notes NOTHING = new Notes(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  protected abstract HostStore store();

  /// An absolute path.
  protected abstract Path stay();

  /// Whether there is a file.
  protected abstract boolean isThere(Path file);

  /// Puts somebody's own file there.
  protected abstract void givenFile(Path file);

  @Test
  void whatIsPutThereIsCurrentAndHasALauncher() {
    assertThat(store().isCurrent(stay())).isFalse();
    Path launcher = store().launcher(stay());
    assertThat(isThere(launcher)).isFalse();

    store().put(stay());

    assertThat(store().isCurrent(stay())).isTrue();
    assertThat(isThere(launcher)).isTrue();
    assertThat(launcher).startsWithRaw(stay()).isEqualTo(store().launcher(stay()));

    store().put(stay());
    assertThat(store().isCurrent(stay())).isTrue();
  }

  @Test
  void notesAreReadAsTheyWereWritten() {
    assertThat(store().notes(stay())).isEqualTo(NOTHING);
    var notes =
        new Notes(
            new TreeSet<>(Set.of("t@x.org", "abc")),
            new TreeSet<>(Set.of(Path.of("/home/Zoë"), Path.of("/home/Zoë/a b"))),
            new TreeSet<>(Set.of("Chrome Beta", "Firefox")));

    store().note(stay(), notes);
    assertThat(store().notes(stay())).isEqualTo(notes);

    store().note(stay(), NOTHING);
    assertThat(store().notes(stay())).isEqualTo(NOTHING);
  }

  @Test
  void clearingLeavesNothingOfOurs() {
    store()
        .note(
            stay(), new Notes(new TreeSet<>(Set.of("t@x.org")), new TreeSet<>(), new TreeSet<>()));
    store().put(stay());
    Path launcher = store().launcher(stay());
    assertThat(store().holds(stay(), Belongings.ALL)).isTrue();

    assertThat(store().clear(stay(), Belongings.ALL)).isEqualTo(List.of());

    assertThat(isThere(launcher)).isFalse();
    assertThat(isThere(stay())).isFalse();
    assertThat(store().holds(stay(), Belongings.ALL)).isFalse();
    assertThat(store().notes(stay())).isEqualTo(NOTHING);
    assertThat(store().clear(stay(), Belongings.ALL)).isEqualTo(List.of());
  }

  @Test
  void clearingLeavesWhatIsTheUsersOwn() {
    store().put(stay());
    givenFile(stay().resolve("config.json"));

    store().clear(stay(), Belongings.ALL);

    assertThat(isThere(stay().resolve("config.json"))).isTrue();
    assertThat(store().holds(stay(), Belongings.ALL)).isFalse();
  }

  @Test
  void tracesGoAloneAndTheHostStays() {
    store().put(stay());
    Path log = stay().resolve("host.0.log");
    assertThat(store().holds(stay(), Belongings.TRACES)).isFalse();
    givenFile(log);
    assertThat(store().holds(stay(), Belongings.TRACES)).isTrue();

    store().clear(stay(), Belongings.TRACES);

    assertThat(isThere(log)).isFalse();
    assertThat(store().isCurrent(stay())).isTrue();
  }

  @Test
  void whatIsCurrentIsNotOld() {
    assertThat(store().tidy(stay(), Set.of())).isEqualTo(List.of());
    store().put(stay());

    assertThat(store().tidy(stay(), Set.of())).isEqualTo(List.of());

    assertThat(store().isCurrent(stay())).isTrue();
  }
}
