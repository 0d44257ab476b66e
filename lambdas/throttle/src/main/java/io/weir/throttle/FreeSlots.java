package io.weir.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The free slots a pass knows of, each with the moment from which it is known to be free; so it can
 * tell how long slots stood idle while messages waited for them.
 *
 * <p>A start ends the idleness of one slot, and is charged for it once: from the moment the slot
 * was free and the message sent, whichever came later, to the start. Whoever is charged later is
 * charged for another slot or for a later time, so nothing is counted twice, in whatever process.
 * Slots are taken the longest free first. One thread.
 */
final class FreeSlots {
  private record Run(Instant since, int slots, boolean handedOff) {}

  private final Deque<Run> runs = new ArrayDeque<>();
  private final List<Duration> handOffs = new ArrayList<>();
  private int known;
  private Duration idle = Duration.ZERO;
  private @Nullable Instant unattendedSince;

  /** Makes known the slots of executions that ended at these moments, before the first look. */
  void freed(Collection<Instant> ends) {
    ends.stream().sorted().forEach(end -> add(new Run(end, 1, true)));
  }

  /**
   * Says that nobody has looked since then, so that what the first look finds free may have been so
   * before.
   */
  void unattendedSince(Instant since) {
    unattendedSince = since;
  }

  /** Sees how many slots are free. Those that are gone were, most likely, the longest free. */
  void look(int free, Instant now) {
    Instant since = unattendedSince == null ? now : unattendedSince;
    unattendedSince = null;
    if (free > known) {
      add(new Run(since, free - known, false));
    }
    while (known > free) {
      removeOldest();
    }
  }

  /** A message sent at {@code sentAt} has got a slot, and its execution started at {@code now}. */
  void start(Instant sentAt, Instant now) {
    Run taken = known > 0 ? removeOldest() : new Run(now, 1, false);
    Instant since = taken.since().isAfter(sentAt) ? taken.since() : sentAt;
    idle = idle.plus(between(since, now));
    if (taken.handedOff()) {
      handOffs.add(between(taken.since(), now));
    }
  }

  /** Returns the slot-time that stood idle while a message waited for it. */
  Duration idle() {
    return idle;
  }

  /** Returns the times from the end of an execution to the start of the next in its slot. */
  List<Duration> handOffs() {
    return List.copyOf(handOffs);
  }

  private void add(Run run) {
    runs.add(run);
    known += run.slots();
  }

  private Run removeOldest() {
    Run oldest = runs.removeFirst();
    if (oldest.slots() > 1) {
      runs.addFirst(new Run(oldest.since(), oldest.slots() - 1, oldest.handedOff()));
    }
    known--;
    return oldest;
  }

  /** Clocks differ by some milliseconds: a start cannot come before what it follows. */
  private static Duration between(Instant from, Instant to) {
    Duration duration = Duration.between(from, to);
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
