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
    return new Percentiles(nearestRank(sorted, 50).toMillis(), nearestRank(sorted, 99).toMillis());
  }

  /** The least duration that half of all do not exceed; of nothing, zero. */
  public static Duration median(Collection<Duration> durations) {
    return nearestRank(durations.stream().sorted().toList(), 50);
  }

  private static Duration nearestRank(List<Duration> sorted, int percent) {
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return sorted.get(rank - 1);
  }
}
