package io.weir.simulation.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a run came to, in numbers.
 *
 * @param started executions of ours
 * @param failed executions whose last run ended in any other way than well
 * @param quarantined quarantines by reason, a message quarantined twice counted twice
 * @param semaphores the most that ran, and the highest limit, by semaphore
 * @param maxRunning the most executions that ran at one instant in all queues together
 * @param duplicates executions of work that another execution had done or did
 * @param utilization share of the slots that were in use while messages waited for them
 * @param handOffs from an end to the next start on the same queue, where a message waited
 * @param healed leaked slots that the reconciler gave back
 */
public record Figures(
    int started,
    int succeeded,
    int failed,
    Map<String, Integer> quarantined,
    Map<String, Load> semaphores,
    int maxRunning,
    int duplicates,
    OptionalDouble utilization,
    List<Duration> handOffs,
    int healed) {
  /**
   * What a semaphore bore.
   *
   * @param limit the highest that was in force
   * @param maxRunning the most executions that ran under it at one instant, redriven ones included
   */
  public record Load(int limit, int maxRunning) {}
}
