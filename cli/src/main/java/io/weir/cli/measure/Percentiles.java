package io.weir.cli.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Percentiles of durations by nearest rank, in milliseconds.
 *
 * @param p50 the least duration that half of all do not exceed
 * @param p99 the least that 99 of 100 do not exceed
 */
public record Percentiles(long p50, long p99) {
  /** Of nothing: both 0. */
  public static Percentiles of(Collection<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return new Percentiles(nearestRank(sorted, 50), nearestRank(sorted, 99));
  }

  private static long nearestRank(List<Duration> sorted, int percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return sorted.get(rank - 1).toMillis();
  }
}
