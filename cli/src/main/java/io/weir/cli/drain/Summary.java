package io.weir.cli.drain;

import io.weir.cli.measure.Measurements;
import java.util.List;
import java.util.Map;

/**
 * What every verb tells of a run, whether of a local stack or of a simulated one.
 *
 * @param messages sent
 * @param limit the most executions that were to run at once; 0 if there never was a limit
 * @param slotsHeldAtEnd slots still held when it ended
 * @param semaphoreAtEnd the same, by the counters
 * @param violations one line for each promise that was broken
 */
public record Summary(
    int messages,
    int limit,
    Measurements measurements,
    Map<String, Long> quarantinedByReason,
    int slotsHeldAtEnd,
    int semaphoreAtEnd,
    List<String> violations) {
  /** How many messages were quarantined. */
  long quarantined() {
    return quarantinedByReason.values().stream().mapToLong(count -> count).sum();
  }

  /** Whether every promise was kept. */
  public boolean isKept() {
    return violations.isEmpty();
  }
}
