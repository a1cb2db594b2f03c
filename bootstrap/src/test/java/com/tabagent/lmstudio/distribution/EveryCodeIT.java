package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each code that the protocol names can be had from the finished program, from outside.
@Timeout(120)
class EveryCodeIT {
  @TempDir private Path folder;

  @Test
  void noCodeIsLeftOut() {
    assertThat(Provocations.all()).containsOnlyKeys(FailureCode.values());
  }

  @ParameterizedTest
  @EnumSource
  void isProvokedFromOutside(FailureCode code) throws Exception {
    try (var stage = new Stage(folder)) {
      String reply = Provocations.of(code).provoke(stage);

      assertThat(reply)
          .startsWith("{\"status\":\"error\"")
          .contains("\"error\":{\"code\":\"" + code + "\",\"retryable\":" + code.retryable());
    }
  }
}
