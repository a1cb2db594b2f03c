package com.tabagent.lmstudio.domain.diagnosis;

import com.tabagent.lmstudio.domain.failure.Quote;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;

/// What a hearing in a browser means. Its own words say too little; the cause is what the doctor
/// has found by itself, and where that is nothing, what the words stand for.
///
/// @param title of the browser
/// @param alone what the doctor has found about this browser without it
/// @param stranger whether the extension that asked is none of those that are registered
public record HearingFinding(String title, Finding alone, boolean stranger) {

  /// Behind the browser's name in the name of a finding.
  private static final String SUFFIX = " live";

  private static final int LONGEST_QUOTE = 300;
  private static final String DENIED = "ORIGIN_DENIED";

  private static final Remedy UNKNOWN =
      Remedy.advice(
          "Quit the browser, wait until it has ended, and try again; if it stays so, ask for help with"
              + " the file that doctor --report writes.");

  public Finding of(Hearing hearing) {
    return switch (hearing) {
      case Hearing.Answered(String version, String state, Duration reply) ->
          ok(
              "%s itself reached the host, version %s, in %d ms; LM Studio is %s."
                  .formatted(title, version, reply.toMillis(), state));
      case Hearing.Refused(String code, _) when stranger && code.equals(DENIED) ->
          ok(
              title
                  + " itself reached the host, which turned the doctor's own extension away, as the"
                  + " settings want it.");
      case Hearing.Refused(_, String message) ->
          error("The host turns the caller away: " + Quote.beginning(message, LONGEST_QUOTE));
      case Hearing.NotTheHost(String words) ->
          error(
              "In "
                  + title
                  + " another program than this host answers: "
                  + Quote.beginning(words, LONGEST_QUOTE));
      case Hearing.Complained(String words) ->
          error(
              title
                  + " tells an extension: '"
                  + Quote.beginning(words, LONGEST_QUOTE)
                  + "' "
                  + cause(words));
      case Hearing.Silent(Duration waited) ->
          error(
              title
                  + " tells an extension nothing within "
                  + waited.toSeconds()
                  + " s. "
                  + (isWell() ? "The host does not answer it." : alone.cause()));
      case Hearing.NotHeld(String reason, String advice) ->
          Finding.warning(
              Area.BROWSER,
              name(),
              "It could not be tried in "
                  + title
                  + " itself: "
                  + Quote.end(reason, LONGEST_QUOTE)
                  + ".",
              Remedy.advice(advice));
    };
  }

  private String cause(String words) {
    return isWell()
        ? BrowserWords.of(words)
            .map(BrowserWords::meaning)
            .orElse("The doctor does not know these words.")
        : alone.cause();
  }

  private boolean isWell() {
    return alone.verdict() != Verdict.ERROR;
  }

  private Finding ok(String cause) {
    return Finding.ok(Area.BROWSER, name(), cause);
  }

  private Finding error(String cause) {
    Finding error =
        Finding.error(
            Area.BROWSER, name(), cause, isWell() ? UNKNOWN : alone.remedy().orElse(UNKNOWN));
    return alone.mendable() && !isWell() ? error.mendableByDoctor() : error;
  }

  private String name() {
    return alone.name() + SUFFIX;
  }
}
