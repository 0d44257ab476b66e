package io.weir.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes bring about. */
public final class Eventually {
  /** Far above what a loaded machine needs; reached only by a failing test. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration INTERVAL = Duration.ofMillis(5);

  private Eventually() {}

  /** Returns once the condition holds. */
  public static void holds(String what, BooleanSupplier condition) {
    long endNanos = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNanos) {
        throw new AssertionError("Not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
