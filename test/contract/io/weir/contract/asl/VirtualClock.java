package io.weir.contract.asl;

import io.weir.local.asl.ExecutionClock;
import java.time.Instant;

/** Time that passes only when somebody sleeps, and then at once. */
final class VirtualClock implements ExecutionClock {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleepUntil(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
