package com.tabagent.lmstudio.domain.diagnosis;

import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Optional;

/// One thing that was looked at, and what was found.
///
/// @param area where on the way it lies
/// @param name what was looked at, in a word or two, such as `firefox` or `models`
/// @param verdict how it is
/// @param cause what is so, or why it is not as it should be, in one sentence
/// @param remedy the one thing that mends it; where the verdict is good, a hint
/// @param mendable whether the doctor can carry the remedy out by itself
public record Finding(
    Area area,
    String name,
    Verdict verdict,
    String cause,
    Optional<Remedy> remedy,
    boolean mendable) {

  public Finding {
    if (name.isBlank() || cause.isBlank()) {
      throw new IllegalArgumentException("a finding has a name and says a sentence");
    }
    if (verdict != Verdict.OK && remedy.isEmpty()) {
      throw new IllegalArgumentException("who finds something wrong says what to do: " + cause);
    }
    if (verdict == Verdict.OK && mendable) {
      throw new IllegalArgumentException("there is nothing to mend: " + cause);
    }
  }

  public static Finding ok(Area area, String name, String cause) {
    return new Finding(area, name, Verdict.OK, cause, Optional.empty(), false);
  }

  public static Finding warning(Area area, String name, String cause, Remedy remedy) {
    return new Finding(area, name, Verdict.WARNING, cause, Optional.of(remedy), false);
  }

  public static Finding error(Area area, String name, String cause, Remedy remedy) {
    return new Finding(area, name, Verdict.ERROR, cause, Optional.of(remedy), false);
  }

  /// The same, with something that could be better still.
  public Finding withHint(Remedy hint) {
    return new Finding(area, name, verdict, cause, Optional.of(hint), mendable);
  }

  /// The same, for what the doctor can mend by itself.
  public Finding mendableByDoctor() {
    return new Finding(area, name, verdict, cause, remedy, true);
  }
}
