package io.weir.infra.construct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Brings the ends of executions to the completion function: rules for exactly these state machines
 * → {@code PREFIX-completions} → the function, at most two at once. Redriven executions that run
 * again come too.
 *
 * <p>What EventBridge cannot deliver goes to {@code PREFIX-events-failed}, what the function cannot
 * deal with to {@code PREFIX-completions-failed}. Neither holds a slot for ever: the reconciler
 * finds it.
 */
public final class CompletionEvents extends Construct {
  /**
   * A rule's pattern has at most 2,048 characters (<a
   * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">EventBridge's
   * quota</a>). An ARN has up to 143 and 3 around it; what is the same in each pattern has 230.
   */
  static final int MACHINES_PER_RULE = 12;

  /** More would meet in transactions on the same semaphores. */
  private static final int CONCURRENCY = 2;

  /** Lambda's advice, so that a message is not given out again while it is retried. */
  private static final int VISIBILITY_FACTOR = 6;

  private static final int MAX_RECEIVE_COUNT = 5;

  /** By then the reconciler has long found what the event would have told. */
  private static final Duration EVENT_AGE = Duration.hours(1);

  /** EventBridge's most. */
  private static final int EVENT_RETRIES = 185;

  private final Queue queueFailed;
  private final Queue eventsFailed;
  private final Queue queue;

  /**
   * Creates the way from the state machines to the function.
   *
   * @param functions the completion function is among them
   */
  public CompletionEvents(
      Construct scope, String id, CompletionEventsProps props, ThrottleFunctions functions) {
    super(scope, id);
    this.queueFailed = createFailedQueue("QueueFailed", props.prefix() + "-completions-failed");
    this.eventsFailed = createFailedQueue("EventsFailed", props.prefix() + "-events-failed");
    this.queue = createQueue(props.prefix() + "-completions");
    createRules(props.stateMachineArns());
    createMapping(props, functions);
  }

  /** Returns the queue that the function is fed from. */
  public Queue queue() {
    return queue;
  }

  /** Returns where events go that the function could not deal with. */
  public Queue queueFailed() {
    return queueFailed;
  }

  /** Returns where events go that EventBridge could not put into the queue. */
  public Queue eventsFailed() {
    return eventsFailed;
  }

  private Queue createFailedQueue(String id, String name) {
    return SecureQueues.failedQueue(this, id, name).build();
  }

  private Queue createQueue(String name) {
    return SecureQueues.queue(this, "Queue", name)
        .visibilityTimeout(
            Duration.seconds(ThrottleFunction.TIMEOUT.toSeconds().intValue() * VISIBILITY_FACTOR))
        .deadLetterQueue(
            DeadLetterQueue.builder().queue(queueFailed).maxReceiveCount(MAX_RECEIVE_COUNT).build())
        .build();
  }

  private void createRules(List<String> stateMachineArns) {
    for (int from = 0; from < stateMachineArns.size(); from += MACHINES_PER_RULE) {
      int to = Math.min(stateMachineArns.size(), from + MACHINES_PER_RULE);
      createRule("Rule" + (from / MACHINES_PER_RULE + 1), stateMachineArns.subList(from, to));
    }
  }

  /** The target lets this rule, and no other sender, into the queue. */
  private void createRule(String id, List<String> stateMachineArns) {
    Rule.Builder.create(this, id)
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.states"))
                .detailType(List.of("Step Functions Execution Status Change"))
                .detail(detail(stateMachineArns))
                .build())
        .targets(
            List.of(
                SqsQueue.Builder.create(queue)
                    .deadLetterQueue(eventsFailed)
                    .maxEventAge(EVENT_AGE)
                    .retryAttempts(EVENT_RETRIES)
                    .build()))
        .build();
  }

  private static Map<String, Object> detail(List<String> stateMachineArns) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("stateMachineArn", new ArrayList<>(stateMachineArns));
    detail.put("$or", List.of(ended(), redriven()));
    return detail;
  }

  private static Map<String, Object> ended() {
    Map<String, Object> ended = new LinkedHashMap<>();
    ended.put("status", List.of("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"));
    return ended;
  }

  private static Map<String, Object> redriven() {
    Map<String, Object> atLeastOnce = new LinkedHashMap<>();
    atLeastOnce.put("numeric", List.of(">=", 1));
    Map<String, Object> redriven = new LinkedHashMap<>();
    redriven.put("status", List.of("RUNNING"));
    redriven.put("redriveCount", List.of(atLeastOnce));
    return redriven;
  }

  private void createMapping(CompletionEventsProps props, ThrottleFunctions functions) {
    functions.allowCompletionQueue(queue);
    EventSourceMapping.Builder mapping =
        EventSourceMapping.Builder.create(this, "Mapping")
            .target(functions.completion())
            .eventSourceArn(queue.getQueueArn())
            .batchSize(props.batchSize())
            .maxConcurrency(CONCURRENCY)
            .reportBatchItemFailures(true);
    if (props.window().isPositive()) {
      mapping.maxBatchingWindow(Duration.seconds(props.window().toSeconds()));
    }
    mapping.build();
  }
}
