package com.tabagent.lmstudio.adapter.http;

import java.io.IOException;

/// An answer is not taken in, because others hold the memory for it.
final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  NoRoomException(long size) {
    super("no room for " + size + " bytes");
  }
}
