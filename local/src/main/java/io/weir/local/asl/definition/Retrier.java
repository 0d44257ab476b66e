package io.weir.local.asl.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often and after which delays a failed state is tried again.
 *
 * @param errorEquals the error names it is for
 * @param interval the delay before the first retry
 * @param maxAttempts the most retries; 0 means none
 * @param backoffRate by how much the delay grows with each retry, at least 1
 * @param maxDelay the longest delay, or null
 * @param fullJitter whether each delay is drawn between 0 and what it would be
 */
public record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    @Nullable Duration maxDelay,
    boolean fullJitter) {

  public Retrier {
    errorEquals = List.copyOf(errorEquals);
  }
}
