package io.weir.cli.bench;

import io.weir.cli.measure.Percentiles;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.measure.Slots;
import io.weir.cli.measure.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case has shown.
 *
 * @param utilization share of the limit's slot-seconds in use over the whole window
 * @param started executions within the window
 * @param fill how the first slots were filled; null where executions end too soon to tell
 * @param requestsPerStart of the functions, by service and operation, after the fill if there is
 *     one
 * @param mostReceives how often a message was received at most
 */
record CaseResult(
    BenchCase benchCase,
    Window window,
    double utilization,
    Percentiles handOffMillis,
    int started,
    int maxRunning,
    @Nullable Fill fill,
    Map<String, Double> requestsPerStart,
    long mostReceives) {

  /** From the first start until all slots were taken. */
  record Fill(Duration time, Map<String, Double> requestsPerStart) {}

  static CaseResult of(
      BenchCase benchCase,
      Window window,
      List<RunRecord> records,
      @Nullable Fill fill,
      Map<String, Double> requestsPerStart,
      long mostReceives) {
    int limit = benchCase.limit();
    return new CaseResult(
        benchCase,
        window,
        Slots.utilization(records, limit, window).orElse(0),
        Percentiles.of(Slots.handOffs(records, limit)),
        records.size(),
        Slots.maxRunning(records),
        fill,
        requestsPerStart,
        mostReceives);
  }

  double startsPerSecond() {
    return started * 1000.0 / window.length().toMillis();
  }

  boolean isLimitKept() {
    return maxRunning <= benchCase.limit();
  }
}
