package io.weir.infra;

import io.weir.environment.QueueSettings;
import io.weir.infra.construct.QueueSource;
import io.weir.infra.construct.Retention;
import io.weir.infra.construct.ThrottledQueueProps;

/** A queue of an environment, in the words of its construct. */
final class ThrottledQueues {
  private ThrottledQueues() {}

  /**
   * Puts it so.
   *
   * @param name the queue's at SQS
   */
  static ThrottledQueueProps props(QueueSettings queue, String name, Retention retention) {
    return ThrottledQueueProps.of(source(queue, name, retention), queue.executionLimit())
        .withTick(queue.timeLimit(), queue.messageLimit())
        .withSemaphores(queue.semaphores());
  }

  private static QueueSource source(QueueSettings queue, String name, Retention retention) {
    return switch (queue) {
      case QueueSettings.Deployed deployed ->
          new QueueSource.Created(
              name,
              deployed.visibilityTimeout(),
              deployed.receiveWait(),
              deployed.retention(),
              deployed.maxReceiveCount(),
              retention);
      case QueueSettings.Existing existing ->
          new QueueSource.Existing(name, existing.arn(), existing.failedQueueArn());
    };
  }
}
