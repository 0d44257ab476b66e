package io.weir.local.asl;

import java.time.Duration;
import java.time.Instant;

/**
 * The time by which executions run. Implementations are thread-safe: every execution, and every
 * iteration of a Map state, has its own thread.
 */
public interface ExecutionClock {

  /** The present instant. */
  Instant now();

  /**
   * Blocks until the given instant; returns at once when it has passed.
   *
   * @throws InterruptedException when the execution is stopped meanwhile
   */
  void sleepUntil(Instant instant) throws InterruptedException;

  /** The machine's clock. */
  static ExecutionClock system() {
    return new ExecutionClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleepUntil(Instant instant) throws InterruptedException {
        Duration rest = Duration.between(Instant.now(), instant);
        if (rest.isPositive()) {
          Thread.sleep(rest);
        }
      }
    };
  }
}
