package io.weir.throttle;

import java.time.Duration;

/**
 * The protocol's durations, one record for all that must fit together.
 *
 * @param functionTimeout how long one invocation may take
 * @param returnMargin what is left of it when a handler returns
 * @param callTimeout the most one call to a service takes, retries of the client included
 * @param startWindow after an acquire, how long starts may be sent; F in docs/ARCHITECTURE.md
 * @param clockSkew how far two machines' clocks may be apart
 * @param settledAge the age at which no start for a slot can be on its way any more; S in
 *     docs/ARCHITECTURE.md
 * @param visibility how long a received message stays hidden
 * @param giveBackAtLeast the least delay of a message given back
 * @param giveBackAtMost the most
 * @param shortWait how long a receive waits for messages
 * @param longWait how long the tick's last receive waits
 * @param lease how long a pass holds its queue without renewing
 * @param interval between two ticks, and two rounds of the reconciler
 * @param absenceWait how long "does not exist" must last before it is believed; below the interval,
 *     for two rounds are not an interval apart to the second
 */
public record Timings(
    Duration functionTimeout,
    Duration returnMargin,
    Duration callTimeout,
    Duration startWindow,
    Duration clockSkew,
    Duration settledAge,
    Duration visibility,
    Duration giveBackAtLeast,
    Duration giveBackAtMost,
    Duration shortWait,
    Duration longWait,
    Duration lease,
    Duration interval,
    Duration absenceWait) {
  /** For AWS. */
  public static final Timings AWS =
      new Timings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(45),
          Duration.ofSeconds(5),
          Duration.ofSeconds(90),
          Duration.ofSeconds(150),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(40));

  /** For the local stack: a twentieth, what SQS is told rounded up to whole seconds. */
  public static final Timings LOCAL = AWS.dividedBy(20);

  /**
   * Checks that the durations fit together.
   *
   * @throws IllegalArgumentException if a late start could meet an early release
   */
  public Timings {
    require(
        startWindow.plus(callTimeout).plus(clockSkew).compareTo(settledAge) < 0,
        "startWindow + callTimeout + clockSkew must be below settledAge "
            + settledAge.toMillis()
            + " ms");
    require(
        visibility.compareTo(settledAge) > 0,
        "visibility must be above settledAge, was " + visibility.toMillis() + " ms");
    require(
        returnMargin.plus(callTimeout).compareTo(functionTimeout) < 0,
        "returnMargin + callTimeout must be below functionTimeout");
    require(
        absenceWait.compareTo(interval) < 0,
        "absenceWait must be below interval, was " + absenceWait.toMillis() + " ms");
    require(
        giveBackAtLeast.compareTo(giveBackAtMost) <= 0,
        "giveBackAtLeast must not be above giveBackAtMost");
  }

  /**
   * Returns what is kept free at the end of an invocation: nothing is received or acquired after
   * that, so that every start is joined before the handler returns.
   */
  public Duration deadlineMargin() {
    return returnMargin.plus(callTimeout);
  }

  private Timings dividedBy(int divisor) {
    return new Timings(
        functionTimeout.dividedBy(divisor),
        returnMargin.dividedBy(divisor),
        callTimeout.dividedBy(divisor),
        startWindow.dividedBy(divisor),
        clockSkew.dividedBy(divisor),
        settledAge.dividedBy(divisor),
        wholeSeconds(visibility.dividedBy(divisor)),
        wholeSeconds(giveBackAtLeast.dividedBy(divisor)),
        wholeSeconds(giveBackAtMost.dividedBy(divisor)),
        wholeSeconds(shortWait.dividedBy(divisor)),
        wholeSeconds(longWait.dividedBy(divisor)),
        lease.dividedBy(divisor),
        interval.dividedBy(divisor),
        absenceWait.dividedBy(divisor));
  }

  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.plusSeconds(1).minusNanos(1).toSeconds());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("timings: " + message);
    }
  }
}
