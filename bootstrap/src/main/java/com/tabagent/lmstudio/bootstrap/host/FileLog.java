package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.host.HostLog;
import com.tabagent.lmstudio.bootstrap.configuration.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// Notes into a file, which is made with the first note: most processes live for one message and
/// have nothing to say. Three files of a mebibyte each are kept; a second host at the same time
/// writes into files of its own.
public final class FileLog implements HostLog {
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final int FILES = 3;
  private static final int LONGEST_NOTE = 64 * 1024;

  private final LogLevel level;
  private final Path file;
  private final PrintStream fallback;
  private @Nullable FileHandler handler;
  private boolean failed;

  /// Prepares the log; nothing is opened yet.
  ///
  /// @param fallback takes what cannot be written to the file
  public FileLog(LogLevel level, Path file, PrintStream fallback) {
    this.level = level;
    this.file = file;
    this.fallback = fallback;
  }

  @Override
  public void info(String sentence) {
    if (level == LogLevel.INFO) {
      write(new LogRecord(Level.INFO, sentence));
    }
  }

  @Override
  public void problem(String sentence, Throwable cause) {
    if (level != LogLevel.OFF) {
      var note = new LogRecord(Level.SEVERE, sentence);
      note.setThrown(cause);
      write(note);
    }
  }

  private synchronized void write(LogRecord note) {
    FileHandler open = open();
    if (open != null) {
      open.publish(note);
    } else {
      fallback.print(text(note));
      fallback.flush();
    }
  }

  private @Nullable FileHandler open() {
    if (handler == null && !failed) {
      try {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        handler = new FileHandler(pattern(file), LARGEST_FILE, FILES, true);
        handler.setFormatter(formatter());
      } catch (IOException unwritable) {
        failed = true;
        fallback.println("The log " + file + " cannot be written: " + unwritable + ".");
      }
    }
    return handler;
  }

  /// `host.log` becomes `host.0.log`, `host.1.log`, …; `%` has a meaning there, so it is doubled.
  private static String pattern(Path file) {
    String path = file.toString().replace("%", "%%");
    return path.endsWith(".log")
        ? path.substring(0, path.length() - ".log".length()) + ".%g.log"
        : path + ".%g";
  }

  private static Formatter formatter() {
    return new Formatter() {
      @Override
      public String format(LogRecord note) {
        return text(note);
      }
    };
  }

  /// A line with time, process and level, and behind a tab all that follows in further lines: so
  /// nothing that is quoted in a note can pass for another note.
  private static String text(LogRecord note) {
    String said = note.getMessage() + trace(note);
    String cut = said.length() <= LONGEST_NOTE ? said : said.substring(0, LONGEST_NOTE) + "...";
    return note.getInstant()
        + " "
        + ProcessHandle.current().pid()
        + " "
        + note.getLevel()
        + " "
        + cut.stripTrailing().replaceAll("\\R", System.lineSeparator() + "\t")
        + System.lineSeparator();
  }

  private static String trace(LogRecord note) {
    if (note.getThrown() == null) {
      return "";
    }
    var text = new StringWriter();
    note.getThrown().printStackTrace(new PrintWriter(text, true));
    return System.lineSeparator() + text;
  }
}
