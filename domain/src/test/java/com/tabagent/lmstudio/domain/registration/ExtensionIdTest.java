package com.tabagent.lmstudio.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionIdTest {
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";

  @Test
  void chromiumListsAnOriginWithASlashAtItsEnd() {
    var id = new ExtensionId(Engine.CHROMIUM, LETTERS);

    assertThat(id.caller()).isEqualTo("chrome-extension://" + LETTERS + "/");
    assertThat(ExtensionId.ofCaller(Engine.CHROMIUM, id.caller())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abcdefghijklmnopabcdefghijklmno",
        "abcdefghijklmnopabcdefghijklmnopa",
        "ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP",
        "abcdefghijklmnopabcdefghijklmnoq",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop/",
        "*"
      })
  void otherTextsAreNoChromiumId(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExtensionId(Engine.CHROMIUM, text))
        .withMessageContaining("32 letters from a to p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tab@example.org",
        "@x",
        "A.b-c_d@Example.org",
        "{01234567-89ab-cdef-0123-456789ABCDEF}"
      })
  void firefoxTakesANameAtAHostOrAUuidInBraces(String text) {
    assertThat(new ExtensionId(Engine.FIREFOX, text).caller()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tab",
        "tab@",
        "a b@c",
        "01234567-89ab-cdef-0123-456789abcdef",
        "{0123}",
        "a@b\n"
      })
  void otherTextsAreNoFirefoxId(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExtensionId(Engine.FIREFOX, text))
        .withMessageContaining("name@host or {uuid}");
  }

  @Test
  void aFirefoxIdHasEightyCharactersAtMost() {
    String longest = "a".repeat(78) + "@b";

    assertThat(new ExtensionId(Engine.FIREFOX, longest).text()).hasSize(80);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExtensionId(Engine.FIREFOX, "a" + longest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "chrome-extension:///",
        "chrome-extension://*/",
        "https://example.org/"
      })
  void whatChromiumWouldNotTakeIsNoCaller(String caller) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtensionId.ofCaller(Engine.CHROMIUM, caller));
  }

  @Test
  void aManifestListsItsCallersInOrderAndOnce() {
    var b = new ExtensionId(Engine.FIREFOX, "b@x");
    var a = new ExtensionId(Engine.FIREFOX, "a@x");
    var manifest = new Manifest(Engine.FIREFOX, Path.of("/stay/bin/host"), List.of(b, a, b));

    assertThat(manifest.callers()).containsExactly(a, b);
    assertThat(manifest.startsFrom(Path.of("/stay"))).isTrue();
    assertThat(manifest.startsFrom(Path.of("/sta"))).isFalse();
    assertThat(manifest.startsFrom(Path.of("/other/../stay"))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Manifest(Engine.CHROMIUM, Path.of("/x"), List.of(a)));
  }
}
