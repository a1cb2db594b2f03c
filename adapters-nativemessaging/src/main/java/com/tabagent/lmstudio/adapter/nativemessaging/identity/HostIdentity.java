package com.tabagent.lmstudio.adapter.nativemessaging.identity;

/// Who this host is, and for whom it works.
///
/// @param os `linux`, `macos` or `windows`
/// @param pid of this process
/// @param mostRequests how many requests with an id may be in flight
public record HostIdentity(String version, String os, long pid, int mostRequests, Caller caller) {

  /// The name under which browsers know the host.
  public static final String NAME = "com.tabagent.host";
}
