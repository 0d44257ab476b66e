package io.weir.check;

import io.weir.throttle.Timings;
import java.time.Duration;
import java.time.Instant;

/**
 * Time in a bound: whole seconds, and a protocol so quick that one of them is decisive.
 *
 * <p>A start is sent in the second of its stamp and lands at most 1 s later; 2 s after its stamp a
 * slot is settled, 2 s after it was received a message is visible again. "Does not exist" must last
 * 1 s.
 */
final class VirtualTime {
  /** A slot of this age is settled; older ones are no different. */
  static final int SETTLED = 2;

  /** So long "does not exist" must last. */
  static final int ABSENCE = 1;

  /** What changed less than so many seconds ago may be told as it was before. */
  static final int STALE = SETTLED + 1;

  /** An invocation has ended at this age. */
  static final int INVOCATION = 3;

  /** A request sent has landed or will not after so long. */
  static final int CALL = 1;

  static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(INVOCATION),
          Duration.ofMillis(100),
          Duration.ofSeconds(CALL),
          Duration.ofMillis(500),
          Duration.ZERO,
          Duration.ofMillis(1600),
          Duration.ofSeconds(SETTLED),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofMillis(900));

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private VirtualTime() {}

  static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  static int seconds(Instant instant) {
    return (int) (instant.getEpochSecond() - START.getEpochSecond());
  }

  /** Returns until when an invocation that began then receives and acquires. */
  static Instant deadline(int began) {
    return at(began + INVOCATION).minus(TIMINGS.deadlineMargin());
  }
}
