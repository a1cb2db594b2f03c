package com.tabagent.lmstudio.domain.registration;

/// For whom the host is registered.
public enum Scope {
  /// One user; nothing outside this user's home is written.
  USER,
  /// Everybody on the machine; takes an administrator.
  SYSTEM
}
