package com.tabagent.lmstudio.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who was registered by `install` may call whatever the settings list.
class RegisteredCallersTest {
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";
  private static final Caller CALLER =
      Caller.of("chrome-extension://" + LETTERS + "/").orElseThrow();
  private static final Optional<List<String>> OTHERS = Optional.of(List.of("other@example.org"));

  @TempDir private Path stay;
  private Optional<String> home;

  @BeforeEach
  void aHostThatStays() throws Exception {
    home = Optional.of(Files.createDirectories(stay.resolve("versions/1")).toString());
  }

  private boolean mayCall(Optional<List<String>> configured, Optional<String> started) {
    return CALLER.mayCall(RegisteredCallers.admit(CALLER, configured, started));
  }

  @Test
  void theRegisteredMayCallAlthoughTheSettingsListOthers() throws Exception {
    Files.writeString(stay.resolve("callers.txt"), "a@b\n" + LETTERS + "\n");

    assertThat(mayCall(OTHERS, home)).isTrue();
    assertThat(mayCall(OTHERS, Optional.empty())).isFalse();
  }

  @Test
  void whoIsOnNeitherListMayNot() throws Exception {
    assertThat(mayCall(OTHERS, home)).isFalse();

    Files.writeString(stay.resolve("callers.txt"), LETTERS.substring(1) + "\n" + LETTERS + "x\n\n");
    assertThat(mayCall(OTHERS, home)).isFalse();
  }

  @Test
  void aListThatCannotBeReadAdmitsNobody() throws Exception {
    Files.write(stay.resolve("callers.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
    assertThat(mayCall(OTHERS, home)).isFalse();

    Files.delete(stay.resolve("callers.txt"));
    Files.createDirectory(stay.resolve("callers.txt"));
    assertThat(mayCall(OTHERS, home)).isFalse();
  }

  @Test
  void withoutAListInTheSettingsNothingChanges() {
    assertThat(RegisteredCallers.admit(CALLER, Optional.empty(), home)).isEmpty();
  }
}
