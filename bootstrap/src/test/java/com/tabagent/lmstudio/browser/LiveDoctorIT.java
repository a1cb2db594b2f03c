package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `doctor --live`: what an extension hears in the browser itself, beside what the doctor has found
/// alone. The user has the browser open meanwhile.
@ParameterizedClass
@EnumSource
class LiveDoctorIT {
  private static final InstalledPerRun RUN = new InstalledPerRun();

  private final BrowserSession session = RUN.session();
  private final BrowserKind kind;

  @TempDir private Path scratch;

  LiveDoctorIT(BrowserKind kind) {
    this.kind = kind;
  }

  @BeforeParameterizedClassInvocation
  static void open(BrowserKind kind, @TempDir Path folder) throws IOException {
    RUN.open(kind, folder);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    RUN.close();
  }

  @AfterEach
  void mend() throws IOException {
    RUN.mend();
  }

  private JsonObject live() throws IOException {
    return session.doctor(kind.optionName() + " live", "--live");
  }

  private static String text(JsonObject finding, String member) {
    return finding.text(member).orElse("none");
  }

  @Test
  void theHostIsReachedThroughTheBrowserItself() throws IOException {
    JsonObject live = live();

    assertThat(text(live, "verdict")).as(live.toString()).isEqualTo("ok");
    assertThat(text(live, "cause")).contains(" itself reached the host, version ", "LM Studio is ");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_MANIFEST", "ANOTHER_TYPE", "PATH_LEADS_NOWHERE", "EXITS_AFTER_READING"})
  void theBrowsersOwnWordsStandBesideTheCause(BrokenInstallation broken) throws IOException {
    broken.breaks(session.manifest(), scratch);

    JsonObject live = live();
    JsonObject alone = session.doctor(kind.optionName());

    assertThat(text(live, "verdict")).isEqualTo("error");
    List<String> words =
        broken.in(kind).ofOneShot().stream()
            .map(each -> " tells an extension: '" + each + "' ")
            .toList();
    assertThat(words).anyMatch(text(live, "cause")::contains);
    assertThat(text(live, "cause")).endsWith(text(alone, "cause"));
    assertThat(live.object("remedy")).isEqualTo(alone.object("remedy"));
  }

  /// In Chromium the extension that asks is none of those that are registered.
  @Test
  void theListInTheSettingsCountsForAStranger() throws IOException {
    Path settings = session.user().home().resolve(".config/tabagent-host/config.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"allowed_extensions\": [\"stranger@tabagent.example\"]}");
    try {
      JsonObject live = live();

      assertThat(text(live, "verdict")).as(live.toString()).isEqualTo("ok");
      assertThat(text(live, "cause"))
          .contains(
              switch (kind) {
                case CHROMIUM -> "turned the doctor's own extension away";
                case FIREFOX -> "LM Studio is ";
              });
    } finally {
      Files.delete(settings);
    }
  }
}
