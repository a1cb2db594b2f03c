package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.registration.HostPolicies;
import com.tabagent.lmstudio.domain.registration.HostPolicies.Said;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `reg query KEY /s` prints: each key on a line of its own, its values below it, and an empty
/// line after them. A list is a key whose values are numbered, or one value that holds it as JSON.
final class RegistryListing {
  private static final Pattern VALUE = Pattern.compile(" {4}(.+?) {4}(REG_[A-Z_]+) {4}(.*)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final String root;
  private final Set<String> blocked = new HashSet<>();
  private final Set<String> allowed = new HashSet<>();
  private boolean blocks;
  private boolean allows;
  private Optional<Said<Boolean>> userLevel = Optional.empty();

  private RegistryListing(String root) {
    this.root = root;
  }

  /// What a listing says about hosts.
  ///
  /// @param root the key that was asked for; it is where all that was said is written
  static HostPolicies policies(String listing, String root) {
    var read = new RegistryListing(root);
    String key = "";
    for (String line : listing.lines().toList()) {
      Matcher value = VALUE.matcher(line);
      if (value.matches()) {
        read.value(key, value.group(1), value.group(3).strip());
      } else if (line.startsWith("HKEY_")) {
        key = line.strip().substring(line.lastIndexOf('\\') + 1);
      }
    }
    return new HostPolicies(
        read.said(read.blocks, read.blocked), read.said(read.allows, read.allowed), read.userLevel);
  }

  private Optional<Said<Set<String>>> said(boolean anything, Set<String> hosts) {
    return anything ? Optional.of(new Said<>(Set.copyOf(hosts), root)) : Optional.empty();
  }

  private void value(String key, String name, String text) {
    boolean numbered = NUMBER.matcher(name).matches();
    if (isSame(numbered ? key : name, HostPolicies.BLOCKED)) {
      blocks |= add(blocked, numbered, text);
    } else if (isSame(numbered ? key : name, HostPolicies.ALLOWED)) {
      allows |= add(allowed, numbered, text);
    } else if (isSame(name, HostPolicies.USER_LEVEL)) {
      number(text).ifPresent(number -> userLevel = Optional.of(new Said<>(number != 0, root)));
    }
  }

  /// Adds a list, or an item of one, if that is what it is.
  private static boolean add(Set<String> hosts, boolean numbered, String text) {
    Optional<Set<String>> more = numbered ? Optional.of(Set.of(text)) : TextList.of(text);
    more.ifPresent(hosts::addAll);
    return more.isPresent();
  }

  private static boolean isSame(String name, String policy) {
    return name.toLowerCase(Locale.ROOT).equals(policy.toLowerCase(Locale.ROOT));
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.decode(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
