package io.weir.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

  /**
   * Blocks until the signal is complete or the given instant has come, whichever is first.
   *
   * @param signal never completes with an exception
   * @throws InterruptedException when the execution is stopped meanwhile
   */
  void awaitUntil(Instant instant, CompletableFuture<?> signal) throws InterruptedException;

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

      @Override
      public void awaitUntil(Instant instant, CompletableFuture<?> signal)
          throws InterruptedException {
        Duration rest = Duration.between(Instant.now(), instant);
        try {
          signal.get(TimeUnit.NANOSECONDS.convert(rest), TimeUnit.NANOSECONDS);
        } catch (TimeoutException come) {
          // The instant has come.
        } catch (ExecutionException fault) {
          throw new IllegalStateException("a signal failed", fault);
        }
      }
    };
  }
}
