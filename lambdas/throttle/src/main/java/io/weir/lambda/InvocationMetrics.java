package io.weir.lambda;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import io.weir.lambda.EmbeddedMetrics.Subject;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.throttle.PassReport;
import io.weir.throttle.QueueSample;
import io.weir.throttle.SlotUse;
import io.weir.throttle.ThrottleListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what one invocation does, by queue and shared semaphore, so that each gets one document
 * however many passes there were. Thread-safe.
 */
final class InvocationMetrics implements ThrottleListener {
  private static final double MILLIS = 1_000.0;

  private final Map<SemaphoreKey, MetricValues> values = new TreeMap<>();
  private final Map<SemaphoreKey, String> waits = new TreeMap<>();

  @Override
  public synchronized void passEnded(QueueUrl queue, PassReport report) {
    SlotUse use = report.slotUse();
    if (use.semaphores().isEmpty()) {
      return;
    }
    use.semaphores().forEach(this::see);
    MetricValues of = of(queue);
    of.add(Metric.STARTED, report.started());
    of.add(Metric.REFUSED, report.givenBack());
    of.add(Metric.IDLE_SLOT_SECONDS, use.idle().toMillis() / MILLIS);
    use.handOffs().forEach(each -> of.observe(Metric.HAND_OFF_MILLIS, each));
  }

  @Override
  public synchronized void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {
    of(queue).add(Metric.QUARANTINED, 1);
    of(queue).add(Metric.quarantined(rejection.reason()), 1);
  }

  @Override
  public synchronized void completed(Slot slot, @Nullable Duration delay) {
    MetricValues of = of(slot.queueUrl());
    of.add(Metric.COMPLETED, 1);
    if (delay != null) {
      of.observe(Metric.COMPLETION_DELAY_MILLIS, delay);
    }
  }

  @Override
  public synchronized void leakHealed(Slot slot) {
    of(slot.queueUrl()).add(Metric.LEAKED, 1);
  }

  @Override
  public synchronized void adopted(Slot slot) {
    of(slot.queueUrl()).add(Metric.ADOPTED, 1);
  }

  @Override
  public synchronized void drifted(SemaphoreKey semaphore, int counter, int released) {
    of(semaphore).set(Metric.DRIFT, released - counter);
  }

  @Override
  public synchronized void driftFound(SemaphoreKey semaphore, int counter, int held) {
    of(semaphore).set(Metric.DRIFT, Math.abs(held - counter));
  }

  @Override
  public synchronized void sampled(QueueSample sample) {
    sample.semaphores().forEach(this::see);
    MetricValues of = of(sample.queue());
    of.set(Metric.BACKLOG, sample.backlog());
    of.set(Metric.IDLE_SLOTS, sample.idleSlots());
    if (!sample.waitedFor().isEmpty()) {
      waits.put(SemaphoreKey.of(sample.queue()), waits(sample));
    }
  }

  private static String waits(QueueSample sample) {
    return sample.waitedFor().stream().map(InvocationMetrics::wait).collect(joining(", "));
  }

  private static String wait(SemaphoreState semaphore) {
    String key = semaphore.key().queue().map(QueueUrl::name).orElse(semaphore.key().value());
    if (semaphore.isPaused()) {
      return "%s: paused, %s".formatted(key, semaphore.pausedReason());
    }
    OptionalInt limit = semaphore.limits().inForce();
    return limit.isPresent()
        ? "%s: %d of %d in use".formatted(key, semaphore.used(), limit.getAsInt())
        : "%s: no limit yet".formatted(key);
  }

  private void see(SemaphoreState state) {
    MetricValues of = of(state.key());
    of.set(Metric.USED, state.used());
    of.set(Metric.ROOM, state.room());
    state.limits().inForce().ifPresent(limit -> of.set(Metric.LIMIT, limit));
  }

  private MetricValues of(QueueUrl queue) {
    return of(SemaphoreKey.of(queue));
  }

  private MetricValues of(SemaphoreKey semaphore) {
    return values.computeIfAbsent(semaphore, _ -> new MetricValues());
  }

  /** Returns a document for each queue and shared semaphore that the invocation had to do with. */
  synchronized List<JsonObject> documents(
      MetricsSettings settings, String requestId, Instant time) {
    return values.entrySet().stream()
        .map(
            entry ->
                EmbeddedMetrics.document(
                    settings, subject(entry.getKey(), requestId), entry.getValue(), time))
        .toList();
  }

  private Subject subject(SemaphoreKey key, String requestId) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put("requestId", requestId);
    key.queue().ifPresent(queue -> properties.put("queueUrl", queue.value()));
    Optional.ofNullable(waits.get(key)).ifPresent(why -> properties.put("waitsFor", why));
    return key.queue()
        .map(queue -> new Subject("Queue", queue.name(), properties))
        .orElseGet(() -> new Subject("Semaphore", key.value(), properties));
  }
}
