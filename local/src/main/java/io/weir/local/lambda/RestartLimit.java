package io.weir.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * When to stop starting a process that keeps dying.
 *
 * @param deaths as many within the window are too many
 * @param window how far back deaths count
 */
record RestartLimit(int deaths, Duration window) {
  /** A process that cannot start dies within seconds; one killed on purpose is not counted. */
  static final RestartLimit DEFAULT = new RestartLimit(3, Duration.ofSeconds(10));

  /** Counts the deaths of one process; not thread-safe. */
  final class Counter {
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();

    /** Counts a death and tells whether there are too many now. */
    boolean died(Instant now) {
      recent.addLast(now);
      recent.removeIf(death -> death.isBefore(now.minus(window)));
      return recent.size() >= deaths;
    }
  }
}
