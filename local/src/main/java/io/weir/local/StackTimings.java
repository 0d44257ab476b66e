package io.weir.local;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long things take: as in a deployment, or a twentieth of it, so that whoever watches need not
 * wait.
 *
 * <p>The functions know the same two by the environment variable {@code Timings}.
 */
public enum StackTimings {
  /** As deployed. */
  AWS(1),
  /** A twentieth, SQS' times rounded up to whole seconds. */
  LOCAL(20);

  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PERIOD = Duration.ofSeconds(60);
  private static final Duration QUEUE_VISIBILITY = Duration.ofSeconds(150);

  /** What AWS recommends of an event source's visibility timeout, in function timeouts. */
  private static final int VISIBILITY_TIMEOUTS = 6;

  private static final List<Duration> RETRY_DELAYS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final int divisor;

  StackTimings(int divisor) {
    this.divisor = divisor;
  }

  /** How the environment variable and the command line write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A deployment's time, as it is in this stack. */
  public Duration scaled(Duration deployed) {
    return deployed.dividedBy(divisor);
  }

  /** The same, in whole seconds, which is all that SQS takes. */
  public Duration scaledForSqs(Duration deployed) {
    return Duration.ofSeconds(scaled(deployed).plusMillis(999).toSeconds());
  }

  /** After which an invocation has failed. */
  public Duration functionTimeout() {
    return scaled(FUNCTION_TIMEOUT);
  }

  /** Between two ticks of a queue, and between two rounds of the reconciler. */
  public Duration period() {
    return scaled(PERIOD);
  }

  /** Visibility timeout of the queues whose messages ask for executions. */
  public Duration queueVisibility() {
    return scaledForSqs(QUEUE_VISIBILITY);
  }

  /** Visibility timeout of the completion queue. */
  public Duration completionVisibility() {
    return scaledForSqs(FUNCTION_TIMEOUT.multipliedBy(VISIBILITY_TIMEOUTS));
  }

  /** What Lambda waits before each retry of an asynchronous invocation. */
  public List<Duration> retryDelays() {
    return RETRY_DELAYS.stream().map(this::scaled).toList();
  }
}
