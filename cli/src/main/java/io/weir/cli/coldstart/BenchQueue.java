package io.weir.cli.coldstart;

import io.weir.cli.messages.GeneratedMessages;
import io.weir.cli.messages.Sender;
import io.weir.cli.messages.SentMessage;
import io.weir.cli.messages.TargetQueue;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.VerbException;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.QueueDefinition;
import io.weir.local.sqs.Queues;
import java.time.Duration;

/**
 * A queue that nobody but the measured function serves, with one message at a time. For one thread.
 */
final class BenchQueue {
  /** As deployed. */
  private static final Duration VISIBILITY = Duration.ofSeconds(150);

  /** Its executions run on, so that nobody else has completions to serve. */
  private static final Duration EXECUTION_TIME = Duration.ofHours(1);

  private static final String STATE_MACHINE = "demo";

  private final RunningStack stack;
  private final Queue queue;
  private final GeneratedMessages messages;

  BenchQueue(RunningStack stack, String name, int limit) {
    this.stack = stack;
    queue =
        new Queues(stack.sqs()).create(name, VISIBILITY, QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT);
    messages =
        new GeneratedMessages(
            new TargetQueue(name, queue.url()),
            limit,
            stack.stateMachineArn(STATE_MACHINE),
            EXECUTION_TIME);
  }

  String url() {
    return queue.url();
  }

  /** Sends a message; returns the ARN of the execution that it asks for. */
  String send() throws InterruptedException {
    SentMessage sent = new Sender(stack.sqs(), queue.url()).send(messages.take(1)).getFirst();
    return stack.stateMachineArn(STATE_MACHINE).replace(":stateMachine:", ":execution:")
        + ":"
        + sent.executionName();
  }

  /** Looks whether the execution was started. */
  void checkStarted(String executionArn, String answer) {
    if (stack.executions().stream().noneMatch(each -> each.arn().equals(executionArn))) {
      throw VerbException.failed(
          "a call started nothing, so there is nothing to measure: it answered " + answer);
    }
  }
}
