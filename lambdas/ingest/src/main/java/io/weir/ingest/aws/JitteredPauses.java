package io.weir.ingest.aws;

import io.weir.ingest.queue.Pauses;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Sleeps, for a time by the platform's random numbers. Thread-safe. */
public final class JitteredPauses implements Pauses {
  @Override
  public void pause(Duration longest) {
    try {
      Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest.toNanos() + 1)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }
}
