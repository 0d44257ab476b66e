package io.weir.throttle;

import java.time.Duration;

/** Lets time pass, and spreads it so that two that met do not meet again. Thread-safe. */
public interface Delays {
  /**
   * Waits.
   *
   * @throws IllegalStateException if the thread is interrupted; its interrupt flag stays set
   */
  void pause(Duration duration);

  /** Returns a random duration between the two, both included. */
  Duration between(Duration least, Duration most);
}
