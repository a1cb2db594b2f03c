package com.tabagent.lmstudio.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.registration.HostPolicies.Said;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an administrator's words come to for this host.
class HostPoliciesTest {
  private static final String OURS = "com.tabagent.host";

  private static Optional<Said<Set<String>>> hosts(String source, String... hosts) {
    return Optional.of(new Said<>(Set.of(hosts), source));
  }

  private static HostPolicies lists(
      Optional<Said<Set<String>>> blocked, Optional<Said<Set<String>>> allowed) {
    return new HostPolicies(blocked, allowed, Optional.empty());
  }

  private static HostPolicies userLevel(String source, boolean value) {
    return new HostPolicies(
        Optional.empty(), Optional.empty(), Optional.of(new Said<>(value, source)));
  }

  @Test
  void whoIsBlockedByNameOrWithAllOthersIsBlockedUnlessAllowedByName() {
    assertThat(HostPolicies.NONE.blockedBy()).isEmpty();
    assertThat(lists(hosts("a", "com.example.x"), Optional.empty()).blockedBy()).isEmpty();
    assertThat(lists(hosts("a", OURS), Optional.empty()).blockedBy()).contains("a");
    assertThat(lists(hosts("a", "*"), hosts("b", "com.example.x")).blockedBy()).contains("a");
    assertThat(lists(hosts("a", "*", OURS), hosts("b", OURS)).blockedBy()).isEmpty();
    assertThat(lists(hosts("a", OURS), hosts("b", "*")).blockedBy()).contains("a");
  }

  @Test
  void aUsersOwnHostsAreRuledOutOnlyByANo() {
    assertThat(HostPolicies.NONE.systemOnlyBy()).isEmpty();
    assertThat(userLevel("a", true).systemOnlyBy()).isEmpty();
    assertThat(userLevel("a", false).systemOnlyBy()).contains("a");
  }

  @Test
  void theStrongerWordCountsAloneAndTheWeakerOneWhereNothingStrongerWasSaid() {
    HostPolicies weaker = lists(hosts("weak", "*"), hosts("weak", OURS));

    assertThat(lists(hosts("strong", OURS), hosts("strong")).over(weaker).blockedBy())
        .contains("strong");
    assertThat(lists(hosts("strong", "com.example.x"), Optional.empty()).over(weaker).blockedBy())
        .isEmpty();
    assertThat(userLevel("strong", true).over(userLevel("weak", false)).systemOnlyBy()).isEmpty();
    assertThat(HostPolicies.NONE.over(userLevel("weak", false)).systemOnlyBy()).contains("weak");
  }
}
