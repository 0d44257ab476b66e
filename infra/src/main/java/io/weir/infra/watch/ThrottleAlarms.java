package io.weir.infra.watch;

import io.weir.infra.watch.MetricsSource.Sampling;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.constructs.Construct;

/**
 * The alarms of a throttle: for each queue, shared semaphore, function and dead-letter queue, and
 * for its completion queue. Their names are {@code NAME-LABEL-KIND}; their descriptions say what to
 * do next. {@code docs/OPERATIONS.md} has a section for each kind.
 */
public final class ThrottleAlarms extends Construct {
  /** A single error heals by itself, with the next tick or delivery. */
  private static final int BAD_MINUTES = 3;

  private static final int AMONG_MINUTES = 5;

  /** Creates the alarms. */
  public ThrottleAlarms(Construct scope, String id, ThrottleAlarmsProps props) {
    super(scope, id);
    AlarmMaker maker = new AlarmMaker(this, props);
    WatchedThrottle throttle = props.throttle();
    throttle.queues().forEach(queue -> new QueueAlarms(maker, props, queue).make());
    throttle.sharedSemaphores().forEach(key -> drift(maker, throttle.metrics(), key));
    throttle.functions().forEach(function -> function(maker, function));
    completionQueue(maker, props);
    throttle.deadLetters().forEach(letters -> deadLetters(maker, letters));
  }

  private static void drift(AlarmMaker maker, MetricsSource metrics, String key) {
    maker.make(
        AlarmKind.DRIFT,
        "shared:" + key,
        "Shared semaphore " + key,
        metrics.semaphore(key, "Drift", Sampling.maximum(AMONG_MINUTES)),
        Ring.from(1));
  }

  private static void function(AlarmMaker maker, WatchedFunction function) {
    Ring often = Ring.from(1).often(BAD_MINUTES, AMONG_MINUTES);
    function(maker, AlarmKind.FUNCTION_ERRORS, function, count(function, "Errors", 1), often);
    function(maker, AlarmKind.FUNCTION_THROTTLES, function, count(function, "Throttles", 1), often);
    if (function.everyMinute()) {
      IMetric invocations = count(function, "Invocations", AMONG_MINUTES);
      function(maker, AlarmKind.FUNCTION_SILENT, function, invocations, Ring.atNone());
    }
  }

  private static void function(
      AlarmMaker maker, AlarmKind kind, WatchedFunction function, IMetric metric, Ring ring) {
    maker.make(kind, function.label(), "Function " + function.label(), metric, ring);
  }

  private static IMetric count(WatchedFunction function, String metric, int minutes) {
    return MetricsSource.lambda(function.functionName(), metric, Sampling.sum(minutes));
  }

  private static void completionQueue(AlarmMaker maker, ThrottleAlarmsProps props) {
    String queue = props.throttle().completionQueueName();
    maker.make(
        AlarmKind.COMPLETION_QUEUE,
        "completions",
        "Completion queue",
        MetricsSource.sqs(queue, "ApproximateAgeOfOldestMessage", Sampling.maximum(1)),
        Ring.from((double) props.thresholds().completionAge().toSeconds()).lasting(BAD_MINUTES));
  }

  private static void deadLetters(AlarmMaker maker, WatchedDeadLetters letters) {
    maker.make(
        AlarmKind.DEAD_LETTERS,
        letters.label(),
        "Queue " + letters.label(),
        MetricsSource.sqs(
            letters.queueName(),
            "ApproximateNumberOfMessagesVisible",
            Sampling.maximum(AMONG_MINUTES)),
        Ring.from(1));
  }
}
