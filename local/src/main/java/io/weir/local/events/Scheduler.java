package io.weir.local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Invokes functions at fixed rates, as EventBridge Scheduler does without retries, and replaces its
 * context attributes in their input.
 *
 * <p>A schedule's run is left out while its last one is not done. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">Context
 *     attributes</a>
 */
public final class Scheduler implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("scheduler").factory());
  private final String arnPrefix;
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

  /** Schedules of a region and an account. */
  public Scheduler(String region, String account, Target target) {
    this.arnPrefix = "arn:aws:scheduler:%s:%s:schedule/".formatted(region, account);
    this.target = target;
  }

  /**
   * Invokes the function now and then once a period.
   *
   * @param name the schedule's, as {@code GROUP/NAME}
   * @param input JSON, perhaps with context attributes
   */
  public void schedule(String name, String function, String input, Duration period) {
    Run run = new Run(function, new ScheduledInput(arnPrefix + name, input), period);
    var _ =
        clock.scheduleAtFixedRate(run::unlessRunning, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One schedule; its times are told by their number, as a late run's own time would drift. */
  private final class Run {
    private final String function;
    private final ScheduledInput input;
    private final Duration period;
    private final AtomicBoolean running = new AtomicBoolean();
    private Instant next = Instant.now();

    Run(String function, ScheduledInput input, Duration period) {
      this.function = function;
      this.input = input;
      this.period = period;
    }

    void unlessRunning() {
      Instant scheduled = next;
      next = next.plus(period);
      if (running.compareAndSet(false, true)
          && !target.invoke(function, input.at(scheduled), () -> running.set(false))) {
        running.set(false);
      }
    }
  }
}
