package io.weir.infra.watch;

import io.weir.infra.watch.MetricsSource.Sampling;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/** The alarms of one queue. */
final class QueueAlarms {
  /** A data point of what lasts. */
  private static final int STEP_MINUTES = 5;

  private static final int HOUR_MINUTES = 60;

  /** Fewer leaked slots in an hour are healed crashes, whatever share of little work they are. */
  private static final int LEAKED_FLOOR = 3;

  private final AlarmMaker maker;
  private final MetricsSource metrics;
  private final AlarmThresholds thresholds;
  private final WatchedQueue queue;

  QueueAlarms(AlarmMaker maker, ThrottleAlarmsProps props, WatchedQueue queue) {
    this.maker = maker;
    this.metrics = props.throttle().metrics();
    this.thresholds = props.thresholds();
    this.queue = queue;
  }

  void make() {
    failedQueue();
    oldestMessage();
    idleSlots();
    nothingEnding();
    drift();
    leaked();
    quarantined();
  }

  private void failedQueue() {
    IMetric waiting =
        MetricsSource.sqs(
            queue.failedQueueName(),
            "ApproximateNumberOfMessagesVisible",
            Sampling.maximum(STEP_MINUTES));
    make(AlarmKind.FAILED_QUEUE, waiting, Ring.from(1));
  }

  private void oldestMessage() {
    IMetric age =
        MetricsSource.sqs(
            queue.queueName(), "ApproximateAgeOfOldestMessage", Sampling.maximum(STEP_MINUTES));
    double seconds =
        Math.floor(queue.retention().toSeconds() * thresholds.oldestShareOfRetention());
    make(AlarmKind.OLDEST_MESSAGE, age, Ring.from(seconds));
  }

  /**
   * A sample meets slots on their way from one execution to the next; what lasts is only what the
   * starts of a minute do not fill.
   */
  private void idleSlots() {
    Map<String, IMetric> of = new TreeMap<>();
    of.put("idle", own("IdleSlots", Sampling.minimum(1)));
    of.put("started", own("Started", Sampling.sum(1)));
    make(
        AlarmKind.IDLE_SLOTS,
        AlarmMaker.math("IF(idle > FILL(started, 0), idle, 0)", 1, of),
        Ring.from(1).lasting(2));
  }

  private void nothingEnding() {
    Map<String, IMetric> of = new TreeMap<>();
    of.put("used", own("Used", Sampling.minimum(STEP_MINUTES)));
    of.put("limit", own("Limit", Sampling.maximum(STEP_MINUTES)));
    of.put("completed", own("Completed", Sampling.sum(STEP_MINUTES)));
    String expression = "IF(limit > 0 AND used >= limit AND FILL(completed, 0) == 0, 1, 0)";
    int steps =
        Math.toIntExact(thresholds.nothingEnding().dividedBy(Duration.ofMinutes(STEP_MINUTES)));
    make(
        AlarmKind.NOTHING_ENDING,
        AlarmMaker.math(expression, STEP_MINUTES, of),
        Ring.from(1).lasting(steps));
  }

  private void drift() {
    make(AlarmKind.DRIFT, own("Drift", Sampling.maximum(STEP_MINUTES)), Ring.from(1));
  }

  private void leaked() {
    Map<String, IMetric> of = new TreeMap<>();
    of.put("leaked", own("Leaked", Sampling.sum(HOUR_MINUTES)));
    of.put("completed", own("Completed", Sampling.sum(HOUR_MINUTES)));
    String share = BigDecimal.valueOf(thresholds.leakedShare()).toPlainString();
    String expression = "IF(leaked > " + share + " * FILL(completed, 0), leaked, 0)";
    make(AlarmKind.LEAKED, AlarmMaker.math(expression, HOUR_MINUTES, of), Ring.from(LEAKED_FLOOR));
  }

  private void quarantined() {
    make(AlarmKind.QUARANTINED, own("Quarantined", Sampling.sum(STEP_MINUTES)), Ring.from(1));
  }

  private IMetric own(String metric, Sampling sampling) {
    return metrics.queue(queue.queueName(), metric, sampling);
  }

  private void make(AlarmKind kind, IMetric metric, Ring ring) {
    maker.make(kind, queue.label(), "Queue " + queue.label(), metric, ring);
  }
}
