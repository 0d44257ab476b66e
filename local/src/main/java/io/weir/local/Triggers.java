package io.weir.local;

import static java.util.Objects.requireNonNull;

import io.weir.local.events.EventSourceMapping;
import io.weir.local.events.Scheduler;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.sqs.Queue;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What invokes the functions by itself: ticks, the reconciler's rounds, and the queues that feed a
 * function.
 */
final class Triggers {
  static final EventSourceMapping.Settings START_MAPPING = EventSourceMapping.Settings.DEFAULT;

  private final LocalStackOptions options;
  private final Resources resources;
  private final SqsClient sqs;
  private final LambdaEndpoint lambda;

  Triggers(LocalStackOptions options, Resources resources, SqsClient sqs, LambdaEndpoint lambda) {
    this.options = options;
    this.resources = resources;
    this.sqs = sqs;
    this.lambda = lambda;
  }

  void start(Queue completionQueue, Map<String, Queue> queues, Instant deployedAt) {
    feed(completionQueue, Functions.COMPLETION, options.completionMapping());
    Scheduler scheduler = resources.add(new Scheduler(lambda::invokeOnce));
    scheduler.schedule(Functions.RECONCILE, "{}", options.timings().period());
    for (QueueOption option : options.queues()) {
      Queue queue = requireNonNull(queues.get(option.name()));
      switch (option) {
        case QueueOption.Throttled(String _, int limit) ->
            tick(scheduler, TickInput.withLimit(queue.url(), limit, deployedAt));
        case QueueOption.ThrottledByMessages _ ->
            tick(scheduler, TickInput.withoutLimit(queue.url()));
        case QueueOption.Unthrottled _ -> feed(queue, Functions.START, START_MAPPING);
      }
    }
  }

  private void tick(Scheduler scheduler, String input) {
    scheduler.schedule(Functions.THROTTLE, input, options.timings().period());
  }

  private void feed(Queue queue, String function, EventSourceMapping.Settings settings) {
    resources.add(
        EventSourceMapping.start(
            sqs, queue, payload -> lambda.invoke(function, payload), settings, options.log()));
  }
}
