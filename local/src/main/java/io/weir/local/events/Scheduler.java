package io.weir.local.events;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Invokes functions at fixed rates with constant input, as EventBridge Scheduler does without
 * retries.
 *
 * <p>A schedule's run is left out while its last one is not done. Thread-safe.
 */
public final class Scheduler implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("scheduler").factory());
  private final Target target;

  /** Invokes functions in the background. */
  @FunctionalInterface
  public interface Target {
    /**
     * Invokes once, without waiting.
     *
     * @param done called when the outcome is known; not called if refused
     * @return false if the invocation was refused
     */
    boolean invoke(String function, String payload, Runnable done);
  }

  public Scheduler(Target target) {
    this.target = target;
  }

  /** Invokes the function now and then once a period. */
  public void schedule(String function, String payload, Duration period) {
    AtomicBoolean running = new AtomicBoolean();
    var _ =
        clock.scheduleAtFixedRate(
            () -> runUnlessRunning(function, payload, running),
            0,
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void runUnlessRunning(String function, String payload, AtomicBoolean running) {
    if (running.compareAndSet(false, true)
        && !target.invoke(function, payload, () -> running.set(false))) {
      running.set(false);
    }
  }
}
