package io.weir.cli.bench;

import io.weir.aws.DynamoDbTables;
import io.weir.cli.terminal.VerbException;
import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets executions hold slots that were taken an hour ago. */
final class SettledSlots {
  private static final int BATCH = 90;
  private static final Duration AGE = Duration.ofHours(1);

  private final DynamoDbTables tables;
  private final QueueUrl queue;
  private final Instant startedAt;

  SettledSlots(DynamoDbTables tables, String queueUrl, Instant startedAt) {
    this.tables = tables;
    this.queue = new QueueUrl(queueUrl);
    this.startedAt = startedAt;
  }

  void hold(List<String> arns) {
    SemaphoreKey key = SemaphoreKey.of(queue);
    tables.semaphores().deploy(key, arns.size(), Instant.EPOCH, Set.of());
    for (int from = 0; from < arns.size(); from += BATCH) {
      List<String> batch = arns.subList(from, Math.min(arns.size(), from + BATCH));
      AcquireResult result =
          tables
              .slots()
              .acquire(
                  List.of(new Permit(key, batch.size(), arns.size())),
                  batch.stream().<Claim>map(arn -> new Claim.NewSlot(slot(key, arn))).toList());
      if (!(result instanceof AcquireResult.Acquired)) {
        throw VerbException.failed("the slots could not be written: " + result);
      }
    }
  }

  private Slot slot(SemaphoreKey key, String arn) {
    return new Slot(
        new ExecutionArn(arn),
        queue,
        Map.of(key, 1),
        "bench",
        null,
        startedAt.minus(AGE),
        startedAt.toEpochMilli(),
        1,
        0,
        null,
        new StateMachineArn(
            arn.substring(0, arn.lastIndexOf(':')).replace(":execution:", ":stateMachine:")));
  }
}
