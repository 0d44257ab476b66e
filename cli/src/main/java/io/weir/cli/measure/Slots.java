package io.weir.cli.measure;

import io.weir.cli.measure.Moments.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/** How executions used the slots of a limit. */
public final class Slots {
  private Slots() {}

  /**
   * The largest number of executions that ran at one instant. One that stops at the instant at
   * which another starts did not run beside it.
   */
  public static int maxRunning(Collection<RunRecord> records) {
    int running = 0;
    int most = 0;
    for (Moment moment : Moments.of(records)) {
      running += moment.isStart() ? 1 : -1;
      most = Math.max(most, running);
    }
    return most;
  }

  /**
   * The share of slot-seconds in use: the time executions ran within the window, over limit ×
   * length of the window. Empty if there was no slot or no time.
   */
  public static OptionalDouble utilization(
      Collection<RunRecord> records, int limit, Window window) {
    long availableNanos = limit * window.length().toNanos();
    if (availableNanos == 0) {
      return OptionalDouble.empty();
    }
    long usedNanos = records.stream().mapToLong(record -> window.overlap(record).toNanos()).sum();
    return OptionalDouble.of(usedNanos / (double) availableNanos);
  }

  /**
   * How long freed slots stayed empty: from each stop to the start that filled the slot, in the
   * order of the starts. A start fills the slot that was free the longest; those never used were
   * free before all others, and filling one is no hand-off.
   */
  public static List<Duration> handOffs(Collection<RunRecord> records, int limit) {
    List<Duration> handOffs = new ArrayList<>();
    Deque<Instant> freed = new ArrayDeque<>();
    int unused = limit;
    for (Moment moment : Moments.of(records)) {
      if (!moment.isStart()) {
        freed.addLast(moment.at());
      } else if (unused > 0) {
        unused--;
      } else if (!freed.isEmpty()) {
        handOffs.add(Duration.between(freed.removeFirst(), moment.at()));
      }
    }
    return handOffs;
  }
}
