package io.weir.cli.coldstart;

import io.weir.cli.measure.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What one package has shown with one function: medians, each of its own, so that the total need
 * not be the sum of its parts.
 */
record Figures(
    FunctionPackage functions,
    Duration init,
    Duration first,
    Duration total,
    Duration warm,
    Duration cpu) {
  static Figures of(FunctionPackage functions, List<ColdStart> starts) {
    return new Figures(
        functions,
        median(starts, ColdStart::init),
        median(starts, ColdStart::first),
        median(starts, ColdStart::total),
        median(starts, ColdStart::warm),
        median(starts, ColdStart::cpu));
  }

  /** The total as a share of another one's. */
  double shareOf(Figures other) {
    return (double) total.toNanos() / other.total.toNanos();
  }

  private static Duration median(List<ColdStart> starts, Function<ColdStart, Duration> figure) {
    return Percentiles.median(starts.stream().map(figure).toList());
  }
}
