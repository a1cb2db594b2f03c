package com.tabagent.lmstudio.domain.diagnosis;

import com.tabagent.lmstudio.domain.failure.Quote;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.time.Duration;

/// What a handshake means for the one who wants to use the host from a browser.
///
/// @param name of the browser, as findings are named
/// @param host what was started
/// @param callers for whom, such as the id of an extension
/// @param again registers the host anew, by which most of what can be wrong with it is mended
public record HandshakeFinding(String name, TerminalCommand host, String callers, Remedy again) {

  /// Above this an extension's first message feels slow.
  private static final Duration SLOW = Duration.ofSeconds(3);

  private static final int NO_JAVA = 69;
  private static final int LONGEST_QUOTE = 300;

  public Finding of(Handshake handshake) {
    return switch (handshake) {
      case Handshake.Answered(_, Duration reply) -> answered(reply);
      case Handshake.NotRunnable(var obstacle) -> mendable(notRunnable(obstacle));
      case Handshake.EndedEarly(int code, String words) when code == NO_JAVA ->
          error("The host finds no Java where a browser starts it" + quoted(words), java());
      case Handshake.EndedEarly(int code, String words) ->
          mendable("The host ended with exit code " + code + " before it answered" + quoted(words));
      case Handshake.BrokeOff(int code, String words) ->
          mendable(
              "The host ended with exit code "
                  + code
                  + " in the middle of its answer"
                  + quoted(words));
      case Handshake.TooLarge(long length) ->
          mendable(
              host.launcher()
                  + " answers with a message of "
                  + length
                  + " bytes, which is more than the 1048576 that a browser takes.");
      case Handshake.NoFrame(long length) ->
          mendable(
              host.launcher()
                  + " writes something else than frames to its standard output: a browser takes it"
                  + " for a message of "
                  + length
                  + " bytes and closes the connection.");
      case Handshake.NotTheHost(String words) ->
          mendable("Another program than this host answers at " + host.launcher() + quoted(words));
      case Handshake.Refused(_, String message) ->
          mendable("The host itself turns the caller away: " + message);
      case Handshake.Silent(Duration waited) ->
          mendable(
              host.launcher()
                  + " did not answer within "
                  + waited.toSeconds()
                  + " s; a browser would wait for ever.");
      case Handshake.DoesNotEnd(Duration waited) ->
          mendable(
              host.launcher()
                  + " answers, and still runs "
                  + waited.toSeconds()
                  + " s after the connection was closed; then a browser kills it.");
      case Handshake.EndsBadly(int code, String words) ->
          mendable("The host answered, then ended with exit code " + code + quoted(words));
      case Handshake.LeavesProcesses(int count) ->
          mendable(
              host.launcher() + " answers, and leaves " + count + " processes of its own behind.");
    };
  }

  private Finding answered(Duration reply) {
    return reply.compareTo(SLOW) < 0
        ? Finding.ok(
            Area.BROWSER, name, "The host answered " + callers + " in " + reply.toMillis() + " ms.")
        : Finding.warning(
            Area.BROWSER,
            name,
            "The host answers, but only after " + reply.toMillis() + " ms.",
            Remedy.command("Make its start-up cache.", host.line("prepare")));
  }

  private String notRunnable(Handshake.Obstacle obstacle) {
    Path program = host.launcher();
    return switch (obstacle) {
      case MISSING -> "The manifest names " + program + ", which is not there.";
      case NO_FILE -> "The manifest names " + program + ", which is not a file.";
      case NOT_EXECUTABLE -> program + " may not be executed.";
      case NO_PROGRAM ->
          program
              + " is not a program of this machine, or its first line names none that is there.";
    };
  }

  private static Remedy java() {
    return Remedy.url(
        "Install Java 25 for all programs of this machine; what a shell sets is not seen by a browser.",
        "https://adoptium.net");
  }

  private static String quoted(String words) {
    return words.isBlank() ? "." : ": " + Quote.end(words, LONGEST_QUOTE);
  }

  private Finding error(String cause, Remedy remedy) {
    return Finding.error(Area.BROWSER, name, cause, remedy);
  }

  private Finding mendable(String cause) {
    return error(cause, again);
  }
}
