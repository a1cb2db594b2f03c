package com.tabagent.lmstudio.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What a test expects of a failure.
public final class Expect {

  private Expect() {}

  /// Fails unless the call fails with this code; gives the failure for a closer look.
  public static Failure failure(FailureCode code, ThrowingCallable call) {
    LmStudioException thrown = catchThrowableOfType(LmStudioException.class, call);
    assertThat(thrown).as("a failure with code %s", code).isNotNull();
    assertThat(thrown.failure().code()).as(thrown.getMessage()).isEqualTo(code);
    return thrown.failure();
  }
}
