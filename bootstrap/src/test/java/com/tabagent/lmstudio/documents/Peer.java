package com.tabagent.lmstudio.documents;

import java.io.IOException;

/// A host to talk to: in this process, or started as a browser does it.
public interface Peer {

  /// Writes one frame.
  void send(String json) throws IOException;

  /// Blocks until the next frame.
  ///
  /// @throws IOException if the host ends before
  String next() throws IOException;
}
