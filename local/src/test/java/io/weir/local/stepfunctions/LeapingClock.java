package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

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

  /** Comes to the instant at once, unless the signal was complete before. */
  @Override
  public synchronized void awaitUntil(Instant instant, CompletableFuture<?> signal) {
    if (!signal.isDone()) {
      sleepUntil(instant);
    }
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
