package io.weir.infra.construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/**
 * A queue whose messages start executions up to a limit: the queue and its failed queue, or a queue
 * there is; the tick that takes its limit to the throttle each minute; and what the functions must
 * be allowed.
 *
 * <p>A message sent before the tick exists, or before the rule of the completions does, is not
 * lost: it waits in the queue for the first tick, and an execution that ended unheard is found by
 * the reconciler.
 *
 * <p>{@code deployedAt} is the tick's own time, which EventBridge Scheduler fills in, not that of
 * the synthesis: the template stays the same from run to run, and when CloudFormation rolls back,
 * the older limit, again the deployed one, counts as the newer.
 */
public final class ThrottledQueue extends Construct {
  private final ThrottledQueueProps props;
  private final IQueue queue;
  private final IQueue failedQueue;

  /**
   * Creates the queue where it is not there yet, its tick and its permissions.
   *
   * @param functions work on it
   * @param schedules bring its tick to them
   */
  public ThrottledQueue(
      Construct scope,
      String id,
      ThrottledQueueProps props,
      ThrottleFunctions functions,
      Schedules schedules) {
    super(scope, id);
    this.props = props;
    this.failedQueue = failedQueue(props.source());
    this.queue = queue(props.source(), failedQueue);
    functions.allowQueue(queue, failedQueue);
    schedules.addTick(this, tick());
  }

  /** Returns the queue. */
  public IQueue queue() {
    return queue;
  }

  /** Returns where messages go that can never start. */
  public IQueue failedQueue() {
    return failedQueue;
  }

  /** Returns what the queue was made of. */
  public ThrottledQueueProps props() {
    return props;
  }

  private Map<String, Object> tick() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("queueUrl", queue.getQueueUrl());
    input.put("messageLimit", props.messageLimit());
    input.put("timeLimit", props.timeLimit().toSeconds());
    input.put("executionLimit", props.executionLimit());
    input.put("deployedAt", ContextAttribute.getScheduledTime());
    input.put("semaphores", props.semaphores());
    return input;
  }

  private IQueue failedQueue(QueueSource source) {
    return switch (source) {
      case QueueSource.Created created -> createFailedQueue(created);
      case QueueSource.Existing existing ->
          Queue.fromQueueArn(this, "Failed", existing.failedQueueArn());
    };
  }

  private IQueue queue(QueueSource source, IQueue failed) {
    return switch (source) {
      case QueueSource.Created created -> createQueue(created, failed);
      case QueueSource.Existing existing -> Queue.fromQueueArn(this, "Queue", existing.arn());
    };
  }

  private Queue createFailedQueue(QueueSource.Created created) {
    return SecureQueues.failedQueue(this, "Failed", created.name() + "-failed")
        .redriveAllowPolicy(
            RedriveAllowPolicy.builder()
                .redrivePermission(RedrivePermission.BY_QUEUE)
                .sourceQueues(List.of(byName(created.name())))
                .build())
        .removalPolicy(created.fate().removalPolicy())
        .build();
  }

  /** The two queues name each other: one of them has to do it by a name known beforehand. */
  private IQueue byName(String name) {
    ArnComponents arn = ArnComponents.builder().service("sqs").resource(name).build();
    return Queue.fromQueueArn(this, "Source", Stack.of(this).formatArn(arn));
  }

  private Queue createQueue(QueueSource.Created created, IQueue failed) {
    return SecureQueues.queue(this, "Queue", created.name())
        .visibilityTimeout(seconds(created.visibilityTimeout()))
        .receiveMessageWaitTime(seconds(created.receiveWait()))
        .retentionPeriod(seconds(created.retention()))
        .deadLetterQueue(
            DeadLetterQueue.builder()
                .queue(failed)
                .maxReceiveCount(created.maxReceiveCount())
                .build())
        .removalPolicy(created.fate().removalPolicy())
        .build();
  }

  private static Duration seconds(java.time.Duration duration) {
    return Duration.seconds(duration.toSeconds());
  }
}
