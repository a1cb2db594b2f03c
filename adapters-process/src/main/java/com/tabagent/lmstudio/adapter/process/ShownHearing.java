package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// What the page of the doctor's extension shows in its title.
final class ShownHearing {
  private ShownHearing() {}

  /// Nothing for the title of a page that has not heard anything yet, or of another page.
  static Optional<Hearing> in(String title) {
    JsonTexts shown = JsonTexts.of(title.getBytes(StandardCharsets.UTF_8));
    return complaint(shown)
        .or(() -> shown.at("/code").map(code -> new Hearing.Refused(code, text(shown, "/message"))))
        .or(() -> shown.at("/other").map(Hearing.NotTheHost::new))
        .or(() -> shown.at("/version").map(version -> answered(version, shown)));
  }

  private static Optional<Hearing> complaint(JsonTexts shown) {
    return shown.at("/words").map(Hearing.Complained::new);
  }

  private static Hearing answered(String version, JsonTexts shown) {
    return new Hearing.Answered(version, text(shown, "/state"), reply(text(shown, "/reply")));
  }

  private static Duration reply(String milliseconds) {
    return milliseconds.matches("\\d{1,9}")
        ? Duration.ofMillis(Long.parseLong(milliseconds))
        : Duration.ZERO;
  }

  private static String text(JsonTexts shown, String pointer) {
    return shown.at(pointer).orElse("");
  }
}
