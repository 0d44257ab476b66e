package io.weir.cli.bench;

import io.weir.cli.messages.GeneratedMessages;
import io.weir.cli.messages.Sender;
import io.weir.cli.messages.TargetQueue;
import io.weir.cli.stack.RunningStack;
import io.weir.local.sqs.Queue;

/** Messages waiting on a queue, topped up as they are started. For one thread. */
final class Backlog {
  /** Several hand-offs' worth, so that a pass never finds the queue empty. */
  private static final int PER_SLOT = 4;

  private static final int LEAST = 200;

  /** Deeper queues make the local SQS slow. */
  private static final int MOST = 4_000;

  private final GeneratedMessages messages;
  private final Sender sender;
  private final int size;
  private int sent;

  Backlog(RunningStack stack, Queue queue, BenchCase benchCase) {
    messages =
        new GeneratedMessages(
            new TargetQueue(queue.name(), queue.url()),
            benchCase.limit(),
            stack.stateMachineArn("demo"),
            benchCase.executionTime());
    sender = new Sender(stack.sqs(), queue.url());
    size = Math.clamp((long) PER_SLOT * benchCase.limit(), LEAST, MOST);
  }

  /** Sends what is missing after so many starts. */
  void topUp(int started) throws InterruptedException {
    int missing = size - (sent - started);
    if (missing > 0) {
      sent += sender.send(messages.take(missing)).size();
    }
  }
}
