package io.weir.infra.watch;

import io.weir.infra.watch.MetricsSource.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/** What the dashboard shows, row by row. */
final class DashboardRows {
  private static final int ROW_WIDTH = 24;
  private static final int GRAPHS_IN_A_ROW = 6;
  private static final int GRAPH_HEIGHT = 6;
  private static final int MINUTES = 1;

  private final WatchedThrottle throttle;

  DashboardRows(WatchedThrottle throttle) {
    this.throttle = throttle;
  }

  List<List<IWidget>> all() {
    List<List<IWidget>> rows = new ArrayList<>();
    rows.add(functions());
    List<String> keys = throttle.sharedSemaphores();
    for (int first = 0; first < keys.size(); first += GRAPHS_IN_A_ROW) {
      int end = Math.min(keys.size(), first + GRAPHS_IN_A_ROW);
      rows.add(keys.subList(first, end).stream().map(this::semaphore).toList());
    }
    throttle.queues().forEach(queue -> rows.add(queue(queue)));
    return rows;
  }

  private List<IWidget> functions() {
    return List.of(
        title(throttle.name()),
        graph("Errors", eachFunction("Errors", Sampling.sum(MINUTES))),
        graph("Throttles", eachFunction("Throttles", Sampling.sum(MINUTES))),
        graph("Duration p99", eachFunction("Duration", new Sampling("p99", MINUTES))),
        graph("Invocations", eachFunction("Invocations", Sampling.sum(MINUTES))),
        graph(
            "Completion queue, age",
            List.of(
                label(
                    "oldest, s",
                    MetricsSource.sqs(
                        throttle.completionQueueName(),
                        "ApproximateAgeOfOldestMessage",
                        Sampling.maximum(MINUTES))))),
        graph("Dead letters", deadLetters()));
  }

  private List<IMetric> eachFunction(String metric, Sampling sampling) {
    return throttle.functions().stream()
        .map(
            function ->
                label(
                    function.label(),
                    MetricsSource.lambda(function.functionName(), metric, sampling)))
        .toList();
  }

  private List<IMetric> deadLetters() {
    return throttle.deadLetters().stream()
        .map(letters -> label(letters.label(), waiting(letters.queueName())))
        .toList();
  }

  private IWidget semaphore(String key) {
    MetricsSource metrics = throttle.metrics();
    return graph(
        key,
        List.of(
            label("used", metrics.semaphore(key, "Used", Sampling.maximum(MINUTES))),
            label("limit", metrics.semaphore(key, "Limit", Sampling.maximum(MINUTES))),
            label("drift", metrics.semaphore(key, "Drift", Sampling.maximum(MINUTES)))));
  }

  private List<IWidget> queue(WatchedQueue queue) {
    return List.of(
        title(queue.label()),
        graph(
            "Slots",
            List.of(
                own(queue, "used", "Used", Sampling.maximum(MINUTES)),
                own(queue, "limit", "Limit", Sampling.maximum(MINUTES)))),
        graph(
            "Backlog",
            List.of(
                own(queue, "backlog", "Backlog", Sampling.maximum(MINUTES)),
                own(queue, "idle slots", "IdleSlots", Sampling.minimum(MINUTES)))),
        graph(
            "Starts, completions",
            List.of(
                own(queue, "started", "Started", Sampling.sum(MINUTES)),
                own(queue, "completed", "Completed", Sampling.sum(MINUTES)))),
        graph(
            "Hand-off, ms",
            List.of(
                own(queue, "p50", "HandOffMillis", new Sampling("p50", MINUTES)),
                own(queue, "p99", "HandOffMillis", new Sampling("p99", MINUTES)))),
        graph("Idle share, %", List.of(idleShare(queue))),
        graph("Faults", faults(queue)));
  }

  /** The slot-time that stood idle while a message waited, of all there was. */
  private IMetric idleShare(WatchedQueue queue) {
    Map<String, IMetric> of = new TreeMap<>();
    of.put("idle", own(queue, "idle", "IdleSlotSeconds", Sampling.sum(MINUTES)));
    of.put("limit", own(queue, "limit", "Limit", Sampling.maximum(MINUTES)));
    return MathExpression.Builder.create()
        .expression("100 * idle / (limit * PERIOD(idle))")
        .usingMetrics(of)
        .label("idle share")
        .period(Duration.minutes(MINUTES))
        .build();
  }

  private List<IMetric> faults(WatchedQueue queue) {
    return Stream.of(
            own(queue, "leaked", "Leaked", Sampling.sum(MINUTES)),
            own(queue, "drift", "Drift", Sampling.maximum(MINUTES)),
            own(queue, "quarantined", "Quarantined", Sampling.sum(MINUTES)),
            label("failed queue", waiting(queue.failedQueueName())))
        .toList();
  }

  private IMetric own(WatchedQueue queue, String label, String metric, Sampling sampling) {
    return label(label, throttle.metrics().queue(queue.queueName(), metric, sampling));
  }

  private static Metric waiting(String queueName) {
    return MetricsSource.sqs(
        queueName, "ApproximateNumberOfMessagesVisible", Sampling.maximum(MINUTES));
  }

  private static IMetric label(String label, Metric metric) {
    return metric.with(MetricOptions.builder().label(label).build());
  }

  private static IWidget title(String text) {
    return TextWidget.Builder.create().markdown("## " + text).width(ROW_WIDTH).height(1).build();
  }

  private static IWidget graph(String title, List<IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(metrics)
        .width(ROW_WIDTH / GRAPHS_IN_A_ROW)
        .height(GRAPH_HEIGHT)
        .build();
  }
}
