package io.weir.local;

import static java.util.Objects.requireNonNull;

import io.weir.local.events.EventSourceMapping;
import io.weir.local.events.Scheduler;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.sqs.Queue;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What invokes the functions by itself: schedules, and the queues that feed a function. */
final class Triggers {
  private final StackDefinition definition;
  private final Resources resources;
  private final LambdaEndpoint lambda;

  Triggers(StackDefinition definition, Resources resources, LambdaEndpoint lambda) {
    this.definition = definition;
    this.resources = resources;
    this.lambda = lambda;
  }

  /** Queues feed before the first schedule runs. */
  void start(
      SqsClient sqs, Map<String, Queue> queues, QueueReferences references, Consumer<String> log) {
    for (StackDefinition.EventSource source : definition.eventSources()) {
      resources.add(
          EventSourceMapping.start(
              sqs,
              requireNonNull(queues.get(source.queue())),
              payload -> lambda.invoke(source.function(), payload),
              source.settings(),
              log));
    }
    Scheduler scheduler =
        resources.add(new Scheduler(LocalStack.REGION, LocalStack.ACCOUNT, lambda::invokeOnce));
    for (StackDefinition.Schedule schedule : definition.schedules()) {
      scheduler.schedule(
          schedule.name(),
          schedule.function(),
          references.resolve(schedule.input()),
          schedule.period());
    }
  }
}
