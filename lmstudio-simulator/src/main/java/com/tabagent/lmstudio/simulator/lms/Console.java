package com.tabagent.lmstudio.simulator.lms;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The two outputs of `lms`: data on stdout, all talk on stderr.
record Console(PrintStream out, PrintStream err) {

  static Console ofProcess() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  void data(Object text) {
    out.print(text + "\n");
  }

  void info(String text) {
    err.print(text + "\n");
  }

  void warn(String text) {
    info("W " + text);
  }

  void error(String text) {
    info("Error: " + text);
  }
}
