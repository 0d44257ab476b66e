package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.infra.construct.CompletionEvents;
import io.weir.infra.construct.Schedules;
import io.weir.infra.construct.ThrottleFunctions;
import io.weir.infra.construct.ThrottledQueue;
import io.weir.infra.watch.AlarmThresholds;
import io.weir.infra.watch.AlarmTopic;
import io.weir.infra.watch.MetricsSource;
import io.weir.infra.watch.ThrottleAlarms;
import io.weir.infra.watch.ThrottleAlarmsProps;
import io.weir.infra.watch.ThrottleDashboard;
import io.weir.infra.watch.WatchedDeadLetters;
import io.weir.infra.watch.WatchedFunction;
import io.weir.infra.watch.WatchedQueue;
import io.weir.infra.watch.WatchedThrottle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The alarms and the dashboard of an environment: what of it is watched, and who is told. */
final class Watch {
  private final Environment environment;
  private final ThrottleFunctions functions;
  private final Schedules schedules;
  private final CompletionEvents completions;
  private final List<ThrottledQueue> queues;

  /**
   * Watches these.
   *
   * @param queues in the order of the environment's
   */
  Watch(
      Environment environment,
      ThrottleFunctions functions,
      Schedules schedules,
      CompletionEvents completions,
      List<ThrottledQueue> queues) {
    this.environment = environment;
    this.functions = functions;
    this.schedules = schedules;
    this.completions = completions;
    this.queues = queues;
  }

  void addTo(Construct scope) {
    WatchedThrottle throttle = throttle();
    new ThrottleAlarms(
        scope, "Alarms", new ThrottleAlarmsProps(throttle, AlarmThresholds.DEFAULT, topic(scope)));
    new ThrottleDashboard(scope, "Dashboard", throttle);
  }

  private @Nullable ITopic topic(Construct scope) {
    String address = environment.alarmAddress();
    return address == null
        ? null
        : new AlarmTopic(scope, "AlarmTopic", environment.prefix() + "-alarms", address).topic();
  }

  private WatchedThrottle throttle() {
    return new WatchedThrottle(
        environment.prefix(),
        MetricsSource.of(environment.prefix()),
        watchedQueues(),
        sharedSemaphores(),
        watchedFunctions(),
        completions.queue().getQueueName(),
        deadLetters());
  }

  private List<WatchedQueue> watchedQueues() {
    List<WatchedQueue> watched = new ArrayList<>();
    for (int index = 0; index < queues.size(); index++) {
      watched.add(watched(environment.queues().get(index), queues.get(index)));
    }
    return watched;
  }

  private static WatchedQueue watched(QueueSettings settings, ThrottledQueue queue) {
    return new WatchedQueue(
        settings.name(),
        queue.props().source().name(),
        queue.failedQueue().getQueueName(),
        retention(settings));
  }

  private static Duration retention(QueueSettings settings) {
    return switch (settings) {
      case QueueSettings.Deployed deployed -> deployed.retention();
      case QueueSettings.Existing _ -> WatchedQueue.DEFAULT_RETENTION;
    };
  }

  private List<String> sharedSemaphores() {
    return environment.queues().stream()
        .flatMap(queue -> queue.semaphores().keySet().stream())
        .distinct()
        .toList();
  }

  private List<WatchedFunction> watchedFunctions() {
    List<IFunction> all = functions.all();
    return List.of(
        new WatchedFunction("throttle", all.get(0).getFunctionName(), !queues.isEmpty()),
        new WatchedFunction("completion", all.get(1).getFunctionName(), false),
        new WatchedFunction("reconcile", all.get(2).getFunctionName(), true));
  }

  private List<WatchedDeadLetters> deadLetters() {
    return List.of(
        new WatchedDeadLetters("events-failed", completions.eventsFailed().getQueueName()),
        new WatchedDeadLetters("completions-failed", completions.queueFailed().getQueueName()),
        new WatchedDeadLetters("schedules-failed", schedules.failedQueue().getQueueName()));
  }
}
