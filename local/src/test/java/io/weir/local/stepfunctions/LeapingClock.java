package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionClock;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody sleeps or says so, and then at once. */
final class LeapingClock implements ExecutionClock {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleepUntil(Instant instant) {
    now = instant.isAfter(now) ? instant : now;
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
