package com.tabagent.lmstudio.bootstrap.host;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/// The files that this program consists of. An update replaces them under a process that runs, and
/// what the process has not opened by then, it would not find again.
final class OwnFiles {
  private static final String IN_NO_JAR = "com/tabagent/lmstudio/in-no-jar";

  private OwnFiles() {}

  /// Opens every jar of the class path and the JDK's own code for sockets, for as long as the
  /// process lives. Costs some milliseconds; whoever answers one message and ends needs none of it.
  static void hold() {
    // The search for what is nowhere leads through every jar, and a jar once opened stays open.
    ClassLoader.getSystemResource(IN_NO_JAR);
    try {
      SocketChannel.open().close();
    } catch (IOException noSocket) {
      // Then there is none to be had after an update either, and who needs one says so.
    }
  }
}
