package io.weir.aws;

import io.weir.throttle.Delays;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits by sleeping, and jitters by the platform's random numbers. Thread-safe. */
public final class SystemDelays implements Delays {
  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }

  @Override
  public Duration between(Duration least, Duration most) {
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(least.toNanos(), most.toNanos() + 1));
  }
}
