package io.weir.ingest.queue;

import java.time.Duration;

/** Waits before something is tried again. Thread-safe. */
@FunctionalInterface
public interface Pauses {
  /** Waits for a random time of at most so long, so that those who failed together part. */
  void pause(Duration longest);
}
