package com.tabagent.lmstudio.adapter.nativemessaging.identity;

import com.tabagent.lmstudio.domain.registration.Manifest;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Who this host is, and for whom it works. What most conversations never ask for is looked up when
/// they do.
///
/// @param version the host's own version
/// @param os `linux`, `macos` or `windows`
/// @param pid of this process
/// @param mostRequests how many requests with an id may be in flight
public record HostIdentity(
    Supplier<String> version, String os, LongSupplier pid, int mostRequests, Caller caller) {

  /// The name under which browsers know the host.
  public static final String NAME = Manifest.NAME;
}
