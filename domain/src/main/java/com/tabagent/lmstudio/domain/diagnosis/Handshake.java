package com.tabagent.lmstudio.domain.diagnosis;

import java.time.Duration;

/// What came of starting the host as a browser does and greeting it. A browser shows all that
/// follow the first as one or two sentences that tell none of them apart.
public sealed interface Handshake {

  /// It answered, and ended by itself when the connection was closed.
  ///
  /// @param version of the host that answered
  /// @param reply from its start to the whole answer
  record Answered(String version, Duration reply) implements Handshake {}

  /// The system could not be asked to run it.
  record NotRunnable(Obstacle obstacle) implements Handshake {}

  /// It ended before it answered.
  ///
  /// @param words the end of what it wrote to standard error, bounded
  record EndedEarly(int exitCode, String words) implements Handshake {}

  /// It ended in the middle of its answer.
  ///
  /// @param words the end of what it wrote to standard error, bounded
  record BrokeOff(int exitCode, String words) implements Handshake {}

  /// It began an answer that is larger than browsers take.
  ///
  /// @param length in bytes, as the frame says
  record TooLarge(long length) implements Handshake {}

  /// It wrote something that is no frame, as a stray line on standard output is.
  ///
  /// @param length what a browser takes its first four bytes for
  record NoFrame(long length) implements Handshake {}

  /// It wrote a frame that is no answer to the greeting.
  ///
  /// @param words the beginning of the frame, bounded
  record NotTheHost(String words) implements Handshake {}

  /// The host answered that it does not work for this caller.
  ///
  /// @param code the host's word for it, such as `ORIGIN_DENIED`
  record Refused(String code, String message) implements Handshake {}

  /// It said nothing, or only half of a frame.
  record Silent(Duration waited) implements Handshake {}

  /// It answered and did not end when the connection was closed, so a browser kills it.
  record DoesNotEnd(Duration waited) implements Handshake {}

  /// It answered and ended with a failure.
  ///
  /// @param words the end of what it wrote to standard error, bounded
  record EndsBadly(int exitCode, String words) implements Handshake {}

  /// It answered, ended, and left processes behind.
  record LeavesProcesses(int count) implements Handshake {}

  /// Why something cannot be run.
  enum Obstacle {
    MISSING,
    /// A folder, or a thing that is no file.
    NO_FILE,
    NOT_EXECUTABLE,
    /// Its first line names no interpreter, or one that is not there, or it is for another machine.
    NO_PROGRAM
  }
}
