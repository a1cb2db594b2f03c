package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.adapter.nativemessaging.host.HostSettings;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.util.List;
import java.util.Optional;

/// How the host of a test is set up.
public record Setup(
    int mostRequests, Caller caller, Optional<List<String>> allowed, AutoStart autoStart) {
  public static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";

  /// No browser, no list, and no start that nobody asks for.
  public static final Setup PLAIN = new Setup(32, Caller.NONE, Optional.empty(), AutoStart.NEVER);

  public Setup withMostRequests(int most) {
    return new Setup(most, caller, allowed, autoStart);
  }

  public Setup withAutoStart(AutoStart when) {
    return new Setup(mostRequests, caller, allowed, when);
  }

  public Setup withAllowed(String... extensions) {
    return new Setup(mostRequests, caller, Optional.of(List.of(extensions)), autoStart);
  }

  /// Called with these arguments.
  public Setup calledBy(String... arguments) {
    return new Setup(mostRequests, Caller.of(arguments).orElseThrow(), allowed, autoStart);
  }

  /// Called by Chromium for [#EXTENSION].
  public Setup calledByChromium() {
    return calledBy("chrome-extension://" + EXTENSION + "/");
  }

  public HostSettings settings() {
    var identity = new HostIdentity(() -> "0.1.0", "linux", () -> 4711, mostRequests, caller);
    return new HostSettings(identity, allowed, autoStart);
  }
}
