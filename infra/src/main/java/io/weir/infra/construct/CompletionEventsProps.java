package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Which executions' ends are heard, and how they reach the completion function.
 *
 * @param prefix what names begin with
 * @param stateMachineArns the machines that the queues' messages start, without version or alias;
 *     at least one
 * @param batchSize how many events one invocation takes at most, up to 10,000; above 10 the window
 *     must be 1 s or more (Lambda's rule)
 * @param window how long Lambda waits for a batch to fill, up to 5 minutes; whole seconds
 */
public record CompletionEventsProps(
    String prefix, List<String> stateMachineArns, int batchSize, Duration window) {
  /** Events of an invocation. */
  public static final int DEFAULT_BATCH_SIZE = 10;

  /** A freed slot does not wait for others to be freed. */
  public static final Duration DEFAULT_WINDOW = Duration.ZERO;

  public CompletionEventsProps {
    requireNonNull(prefix);
    requireNonNull(window);
    stateMachineArns = List.copyOf(stateMachineArns);
    if (stateMachineArns.isEmpty()) {
      throw new IllegalArgumentException("stateMachineArns must name a state machine");
    }
  }

  /** With the default batch. */
  public static CompletionEventsProps of(String prefix, List<String> stateMachineArns) {
    return new CompletionEventsProps(prefix, stateMachineArns, DEFAULT_BATCH_SIZE, DEFAULT_WINDOW);
  }

  /** The same with other batches. */
  public CompletionEventsProps withBatches(int size, Duration most) {
    return new CompletionEventsProps(prefix, stateMachineArns, size, most);
  }
}
