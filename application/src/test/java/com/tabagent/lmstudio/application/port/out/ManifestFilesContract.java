package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What all [ManifestFiles] must do. Each test begins with an empty folder.
public abstract class ManifestFilesContract {
  private static final Manifest CHROMIUM =
      new Manifest(
          Engine.CHROMIUM,
          Path.of("/home/Zoë Ann/host"),
          List.of(new ExtensionId(Engine.CHROMIUM, "abcdefghijklmnopabcdefghijklmnop")));
  private static final Manifest FIREFOX =
      new Manifest(
          Engine.FIREFOX, Path.of("/other"), List.of(new ExtensionId(Engine.FIREFOX, "t@x.org")));

  protected abstract ManifestFiles files();

  /// An absolute path of an empty folder that is there.
  protected abstract Path folder();

  /// Puts a file there that is no manifest.
  protected abstract void givenNoManifest(Path file);

  private Path file() {
    return folder().resolve("a/b/com.tabagent.host.json");
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    files().write(file(), CHROMIUM);

    assertThat(files().read(file(), Engine.CHROMIUM))
        .isEqualTo(new Stored.Present(CHROMIUM, List.of()));
    assertThat(files().isThere(file())).isTrue();
    assertThat(files().isThere(folder().resolve("a"))).isTrue();

    Path other = folder().resolve("c.json");
    files().write(other, FIREFOX);
    assertThat(files().read(other, Engine.FIREFOX))
        .isEqualTo(new Stored.Present(FIREFOX, List.of()));
  }

  @Test
  void whatIsWrittenAgainReplaces() {
    files().write(file(), FIREFOX);
    files().write(file(), CHROMIUM);

    assertThat(files().read(file(), Engine.CHROMIUM))
        .isEqualTo(new Stored.Present(CHROMIUM, List.of()));
  }

  @Test
  void aManifestOfTheOtherKindIsOdd() {
    files().write(file(), CHROMIUM);

    assertThat(files().read(file(), Engine.FIREFOX))
        .isInstanceOfSatisfying(
            Stored.Present.class,
            present -> {
              assertThat(present.manifest().launcher()).isEqualTo(CHROMIUM.launcher());
              assertThat(present.oddities()).isNotEmpty();
            });
  }

  @Test
  void nothingIsAbsentAndDeletingItIsNoFailure() {
    assertThat(files().read(file(), Engine.CHROMIUM)).isEqualTo(new Stored.Absent());
    assertThat(files().isThere(file())).isFalse();

    files().delete(file());
    files().deleteIfEmpty(folder().resolve("a"));
  }

  @Test
  void somethingElseIsUnreadable() {
    givenNoManifest(folder().resolve("x.json"));

    assertThat(files().read(folder().resolve("x.json"), Engine.CHROMIUM))
        .isInstanceOf(Stored.Unreadable.class);
  }

  @Test
  void aFolderGoesOnlyWhenItIsEmpty() {
    files().write(file(), FIREFOX);

    files().deleteIfEmpty(folder().resolve("a/b"));
    assertThat(files().isThere(file())).isTrue();

    files().delete(file());
    files().deleteIfEmpty(folder().resolve("a/b"));
    assertThat(files().isThere(file())).isFalse();
    assertThat(files().isThere(folder().resolve("a/b"))).isFalse();
    assertThat(files().isThere(folder().resolve("a"))).isTrue();
  }

  @Test
  void whereAFileStandsInTheWayNothingIsWritten() {
    givenNoManifest(folder().resolve("a"));

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> files().write(file(), FIREFOX))
        .withMessageContaining(file().toString());
  }
}
