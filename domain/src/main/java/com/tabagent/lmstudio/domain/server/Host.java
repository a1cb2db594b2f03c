package com.tabagent.lmstudio.domain.server;

import java.util.regex.Pattern;

/// What can stand for a machine: an address literal or a name, in lower case.
final class Host {
  private static final int LONGEST = 253;
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7}|(?=.*::)(?!.*:::)(?!.*::.+::).*");
  private static final Pattern IPV6_GROUPS = Pattern.compile("[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}");
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

  /// The last label is not a number: what ends in one is an address, or a mistake.
  private static final Pattern NAME = Pattern.compile("(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  private Host() {}

  static boolean isValid(String host) {
    return host.length() <= LONGEST
        && (isIpv4(host) || isIpv6(host) || NAME.matcher(host).matches());
  }

  /// Whether it stands for every address of a machine, and so for none to connect to.
  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  static boolean isLoopback(String host) {
    return host.equals("::1") || (host.startsWith("127.") && isIpv4(host));
  }

  private static boolean isIpv4(String host) {
    return IPV4.matcher(host).matches();
  }

  /// Eight groups, or fewer and one `::` for those that are missing.
  private static boolean isIpv6(String host) {
    boolean loneColon = host.matches(":[^:].*|.*[^:]:");
    return !loneColon && IPV6.matcher(host).matches() && IPV6_GROUPS.matcher(host).matches();
  }
}
