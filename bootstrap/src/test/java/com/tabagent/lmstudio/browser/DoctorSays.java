package com.tabagent.lmstudio.browser;

import java.util.Optional;

/// What the doctor has to say of a broken installation, for each kind of browser: a part of its
/// cause, or nothing where that browser finds nothing wrong either.
public record DoctorSays(Optional<String> ofChromium, Optional<String> ofFirefox) {

  static DoctorSays ofBoth(String words) {
    return ofEach(words, words);
  }

  static DoctorSays ofEach(String inChromium, String inFirefox) {
    return new DoctorSays(Optional.of(inChromium), Optional.of(inFirefox));
  }

  static DoctorSays ofFirefoxAlone(String words) {
    return new DoctorSays(Optional.empty(), Optional.of(words));
  }

  Optional<String> of(BrowserKind kind) {
    return switch (kind) {
      case CHROMIUM -> ofChromium;
      case FIREFOX -> ofFirefox;
    };
  }
}
