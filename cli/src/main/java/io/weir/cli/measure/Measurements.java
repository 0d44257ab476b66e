package io.weir.cli.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the records of a finished run say.
 *
 * @param started executions there were
 * @param failed of those, how many ended in any other way than well
 * @param maxRunning the largest number that ran at one instant
 * @param duplicates messages that ran more than once
 * @param utilization share of the limit's slot-seconds in use while messages waited: from the first
 *     start to the last; empty if they never had to, for there were no more than slots
 * @param handOffMillis from a stop to the start that filled the slot
 * @param elapsed from the first start to the last stop
 */
public record Measurements(
    int started,
    int succeeded,
    int failed,
    int maxRunning,
    int duplicates,
    OptionalDouble utilization,
    Percentiles handOffMillis,
    Duration elapsed) {

  /** Measures a run at a limit. */
  public static Measurements of(List<RunRecord> records, int limit) {
    int succeeded = count(records, RunRecord::isSucceeded);
    return new Measurements(
        records.size(),
        succeeded,
        count(records, RunRecord::isClosed) - succeeded,
        Slots.maxRunning(records),
        duplicates(records),
        utilization(records, limit),
        Percentiles.of(Slots.handOffs(records, limit)),
        elapsed(records));
  }

  private static int count(List<RunRecord> records, Predicate<RunRecord> condition) {
    return Math.toIntExact(records.stream().filter(condition).count());
  }

  private static int duplicates(List<RunRecord> records) {
    Map<String, Long> runs =
        records.stream()
            .map(RunRecord::messageId)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    return Math.toIntExact(runs.values().stream().filter(times -> times > 1).count());
  }

  private static OptionalDouble utilization(List<RunRecord> records, int limit) {
    if (records.size() <= limit) {
      return OptionalDouble.empty();
    }
    return Slots.utilization(records, limit, Window.ofBacklog(records).orElseThrow());
  }

  private static Duration elapsed(Collection<RunRecord> records) {
    if (records.isEmpty()) {
      return Duration.ZERO;
    }
    Instant first =
        records.stream().map(RunRecord::start).min(Comparator.naturalOrder()).orElseThrow();
    Instant last =
        records.stream().map(Measurements::end).max(Comparator.naturalOrder()).orElseThrow();
    return Duration.between(first, last);
  }

  /** One that runs still has lasted at least to its start. */
  private static Instant end(RunRecord record) {
    return Objects.requireNonNullElse(record.stop(), record.start());
  }
}
