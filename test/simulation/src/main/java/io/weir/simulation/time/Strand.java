package io.weir.simulation.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code on a thread of its own that runs only while it has the baton. Its ticket changes
 * each time it goes on, so that a wake-up meant for an earlier wait wakes nobody.
 */
final class Strand {
  private final int number;
  private final SimulatedProcess process;
  private final @Nullable Runnable body;
  private @Nullable Thread thread;
  private volatile boolean baton;
  private int ticket;
  private boolean over;

  /** A strand that runs {@code body}; null for a thread that runs already. */
  Strand(int number, SimulatedProcess process, @Nullable Runnable body) {
    this.number = number;
    this.process = process;
    this.body = body;
    this.thread = body == null ? Thread.currentThread() : null;
  }

  int number() {
    return number;
  }

  SimulatedProcess process() {
    return process;
  }

  int ticket() {
    return ticket;
  }

  void goOn() {
    ticket++;
  }

  /** Whether a wake-up with this ticket still means anything. */
  boolean isAwaited(int wakeUp) {
    return !over && wakeUp == ticket;
  }

  void end() {
    over = true;
  }

  /** Gives the baton to this strand; the caller must touch nothing shared from then on. */
  void takeBaton() {
    if (thread == null && body != null) {
      Thread beginning = Thread.ofVirtual().unstarted(body);
      thread = beginning;
      baton = true;
      beginning.start();
    } else {
      baton = true;
      LockSupport.unpark(thread);
    }
  }

  /** Waits for the baton. Called on the strand's own thread. */
  void awaitBaton() {
    while (!baton) {
      LockSupport.park(this);
    }
    dropBaton();
  }

  /** Notes that what the baton was given for has begun. */
  void dropBaton() {
    baton = false;
  }
}
