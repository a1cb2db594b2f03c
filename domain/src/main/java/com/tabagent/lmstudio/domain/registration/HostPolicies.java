package com.tabagent.lmstudio.domain.registration;

import java.util.Optional;
import java.util.Set;

/// What an administrator has said about hosts, in policies that all of Chromium's family share.
///
/// @param blocked hosts that may not be used; `*` is every host
/// @param allowed hosts that may be used although they are blocked
/// @param userLevel whether hosts may be used that one user has registered
public record HostPolicies(
    Optional<Said<Set<String>>> blocked,
    Optional<Said<Set<String>>> allowed,
    Optional<Said<Boolean>> userLevel) {

  public static final String BLOCKED = "NativeMessagingBlocklist";
  public static final String ALLOWED = "NativeMessagingAllowlist";
  public static final String USER_LEVEL = "NativeMessagingUserLevelHosts";

  /// Where nobody has said anything.
  public static final HostPolicies NONE =
      new HostPolicies(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String EVERY_HOST = "*";

  /// Something that was said.
  ///
  /// @param source where it is written
  public record Said<T>(T value, String source) {}

  /// Both together. Where both say something about the same, this one counts, and the other not at
  /// all.
  public HostPolicies over(HostPolicies weaker) {
    return new HostPolicies(
        blocked.or(weaker::blocked), allowed.or(weaker::allowed), userLevel.or(weaker::userLevel));
  }

  /// Where this host is kept from being used; empty if it is not.
  public Optional<String> blockedBy() {
    boolean let = allowed.filter(said -> said.value.contains(Manifest.NAME)).isPresent();
    return blocked
        .filter(said -> said.value.contains(Manifest.NAME) || said.value.contains(EVERY_HOST))
        .filter(_ -> !let)
        .map(Said::source);
  }

  /// Where hosts that one user has registered are ruled out; empty if they are not.
  public Optional<String> systemOnlyBy() {
    return userLevel.filter(said -> !said.value).map(Said::source);
  }
}
