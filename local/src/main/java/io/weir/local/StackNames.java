package io.weir.local;

/**
 * Names of what a deployment of Weir has besides its queues and state machines.
 *
 * @param start the function of queues without a limit
 * @param completionQueue where the ends of executions come to
 */
public record StackNames(
    String semaphoresTable,
    String slotsTable,
    String throttle,
    String completion,
    String reconcile,
    String start,
    String completionQueue) {
  /** Of a stack that is no environment's. */
  public static final StackNames DEFAULT =
      new StackNames(
          "Semaphores",
          "Slots",
          "weir-throttle",
          "weir-completion",
          "weir-reconcile",
          "weir-start",
          "weir-completion");

  /** Those of an environment, as it is deployed. */
  public static StackNames withPrefix(String prefix) {
    return new StackNames(
        prefix + "-Semaphores",
        prefix + "-Slots",
        prefix + "-throttle",
        prefix + "-completion",
        prefix + "-reconcile",
        prefix + "-start",
        prefix + "-completions");
  }
}
