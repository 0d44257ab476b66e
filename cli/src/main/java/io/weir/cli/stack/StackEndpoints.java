package io.weir.cli.stack;

import io.weir.local.sqs.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others need to use a stack, as lines for a shell. */
public final class StackEndpoints {
  private static final Set<String> OF_VERBS =
      Set.of("SemaphoresTable", "SlotsTable", "ThrottleFunction");

  private final Map<String, String> environment;
  private final Map<String, Queue> queues;
  private final Map<String, String> stateMachineArns;

  private StackEndpoints(
      Map<String, String> environment,
      Map<String, Queue> queues,
      Map<String, String> stateMachineArns) {
    this.environment = environment;
    this.queues = queues;
    this.stateMachineArns = stateMachineArns;
  }

  /** Those of a running stack. */
  public static StackEndpoints of(RunningStack stack) {
    return new StackEndpoints(stack.environment(), stack.queues(), stack.stateMachineArns());
  }

  /**
   * {@code export NAME=VALUE} for AWS' tools and for the operator's verbs, then queues and state
   * machines as comments.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("AWS_") || (hasTables() && OF_VERBS.contains(name))) {
            lines.add("export " + name + "=" + value);
          }
        });
    queues.values().forEach(queue -> lines.add("# queue " + queue.name() + ": " + queue.url()));
    stateMachineArns.forEach((name, arn) -> lines.add("# state machine " + name + ": " + arn));
    return lines;
  }

  /** Semaphores kept in memory are out of a verb's reach. */
  private boolean hasTables() {
    return environment.containsKey("AWS_ENDPOINT_URL_DYNAMODB");
  }
}
