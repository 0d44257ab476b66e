package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionClock;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses what is beyond the quotas, as the service does. Thread-safe. */
final class Throttling {

  private final ExecutionClock clock;
  private final Map<String, TokenBucket> buckets;
  private final ActionCounts refused = new ActionCounts();

  Throttling(ActionQuotas quotas, ExecutionClock clock) {
    this.clock = clock;
    this.buckets =
        quotas.byAction().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, quota -> new TokenBucket(quota.getValue())));
  }

  /**
   * Takes one call of the action off its quota.
   *
   * @throws ApiException when nothing is left
   */
  void check(String action) {
    TokenBucket bucket = buckets.get(action);
    if (bucket != null && !bucket.take(clock.now())) {
      refused.add(action);
      throw new ApiException("ThrottlingException", "Rate exceeded");
    }
  }

  /** How many requests were refused, by action. */
  Map<String, Long> refused() {
    return refused.sums();
  }
}
