package com.tabagent.lmstudio.domain.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;
import java.util.Optional;

/// How many requests one model may have at once, waiting or answered. More would only wait inside
/// LM Studio, where nobody sees them.
///
/// @param mostPerModel 1 to 100
public record Admission(int mostPerModel) {

  /// The number that LM Studio itself works on at once unless told otherwise.
  public static final Admission DEFAULT = new Admission(4);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  public Admission {
    if (mostPerModel < 1 || mostPerModel > 100) {
      throw new IllegalArgumentException("a model may have 1 to 100 requests at once");
    }
  }

  /// Why one more request is not taken on, where the model has so many already; BUSY with the
  /// detail `retry_after_ms`.
  public Optional<Failure> refusal(int already) {
    return already < mostPerModel ? Optional.empty() : Optional.of(busy(already));
  }

  private static Failure busy(int already) {
    return Failure.of(
            FailureCode.BUSY,
            "This model has " + already + " requests already, which is all that it may have.",
            Remedy.advice(
                "Wait until one of them has been answered, then send this one again; or set"
                    + " max_requests_per_model in this host's config.json."))
        .with("retry_after_ms", RETRY_AFTER.toMillis());
  }
}
