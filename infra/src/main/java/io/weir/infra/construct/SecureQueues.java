package io.weir.infra.construct;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Queues as all of Weir's are: encrypted by SQS, TLS demanded of every caller. No policy lets
 * another account in.
 */
final class SecureQueues {
  /** The longest that SQS keeps a message: what failed waits for a person. */
  static final Duration LONGEST_RETENTION = Duration.days(14);

  private SecureQueues() {}

  static Queue.Builder queue(Construct scope, String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }

  /** A queue for what could not be dealt with. */
  static Queue.Builder failedQueue(Construct scope, String id, String name) {
    return queue(scope, id, name).retentionPeriod(LONGEST_RETENTION);
  }
}
