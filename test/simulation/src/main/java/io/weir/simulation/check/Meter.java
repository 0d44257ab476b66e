package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionRedriven;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.MessageQuarantined;
import io.weir.simulation.check.Observation.MessageSent;
import io.weir.simulation.check.Observation.SlotsTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts and times; finds no fault with anything. */
final class Meter implements Checker {
  private final Ledger ledger;
  private final Map<String, Lane> lanes = new TreeMap<>();
  private final Map<String, Sent> sent = new HashMap<>();
  private final Map<String, Integer> quarantined = new TreeMap<>();
  private final Set<String> works = new HashSet<>();
  private final Map<String, Boolean> outcomes = new HashMap<>();
  private final Map<String, Integer> runningUnder = new HashMap<>();
  private final List<Duration> handOffs = new ArrayList<>();
  private Instant last;
  private double usedSeconds;
  private double availableSeconds;

  /** A queue: what waits, what runs, and when slots became free. */
  private static final class Lane {
    private final Set<String> waiting = new HashSet<>();
    private final Deque<Instant> freed = new ArrayDeque<>();
    private Set<String> semaphores = Set.of();
    private int running;
  }

  Meter(Instant start, Ledger ledger) {
    this.last = start;
    this.ledger = ledger;
  }

  int started() {
    return outcomes.size();
  }

  int succeeded() {
    return (int) outcomes.values().stream().filter(succeeded -> succeeded).count();
  }

  int failed() {
    return outcomes.size() - succeeded();
  }

  int duplicates() {
    return outcomes.size() - works.size();
  }

  Map<String, Integer> quarantined() {
    return new TreeMap<>(quarantined);
  }

  List<Duration> handOffs() {
    return List.copyOf(handOffs);
  }

  OptionalDouble utilization() {
    return availableSeconds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(usedSeconds / availableSeconds);
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case MessageSent message -> sent(message.message(), now);
      case SlotsTaken taken ->
          taken.fresh().forEach(slot -> lane(slot.queue()).semaphores = slot.permits().keySet());
      case ExecutionStarted started -> started(started, now);
      case ExecutionRedriven redriven -> change(redriven.execution(), 1, now);
      case ExecutionEnded ended -> ended(ended, now);
      case MessageQuarantined message -> quarantined(message, now);
      default -> {}
    }
  }

  private void sent(Sent message, Instant now) {
    integrate(now);
    sent.put(message.messageId(), message);
    if (message.execution() != null && ledger.run(message.execution()) == null) {
      lane(message.queue()).waiting.add(message.execution());
    }
  }

  private void quarantined(MessageQuarantined message, Instant now) {
    integrate(now);
    String reason = message.reason() == null ? "none" : message.reason();
    quarantined.merge(reason, 1, Integer::sum);
    Sent known = sent.get(message.messageId());
    if (known != null && known.execution() != null) {
      lane(known.queue()).waiting.remove(known.execution());
    }
  }

  private void started(ExecutionStarted started, Instant now) {
    integrate(now);
    Lane lane = lane(started.queue());
    lane.waiting.remove(started.execution());
    count(lane, 1);
    outcomes.put(started.execution(), false);
    works.add(started.work());
    if (!lane.freed.isEmpty()) {
      handOffs.add(Duration.between(lane.freed.removeFirst(), now));
    }
    forgetWhatIsNoLongerFree(lane);
  }

  /** Slots freed by redriven runs or above a lowered limit are nobody's to fill. */
  private void forgetWhatIsNoLongerFree(Lane lane) {
    while (lane.freed.size() > Math.max(0, capacity(lane) - lane.running)) {
      lane.freed.removeFirst();
    }
  }

  private void ended(ExecutionEnded ended, Instant now) {
    Lane lane = change(ended.execution(), -1, now);
    if (lane != null) {
      outcomes.put(ended.execution(), ended.status().equals("SUCCEEDED"));
      if (lane.waiting.isEmpty()) {
        lane.freed.clear();
      } else {
        lane.freed.addLast(now);
        forgetWhatIsNoLongerFree(lane);
      }
    }
  }

  private @Nullable Lane change(String execution, int change, Instant now) {
    integrate(now);
    Run run = ledger.run(execution);
    if (run == null) {
      return null;
    }
    Lane lane = lane(run.queue());
    count(lane, change);
    return lane;
  }

  private void count(Lane lane, int change) {
    lane.running += change;
    lane.semaphores.forEach(key -> runningUnder.merge(key, change, Integer::sum));
  }

  private Lane lane(String queue) {
    return lanes.computeIfAbsent(queue, key -> new Lane());
  }

  /** Adds the time since the last change, for the queues where something waited. */
  private void integrate(Instant now) {
    double seconds = Duration.between(last, now).toNanos() / 1e9;
    last = now;
    for (Lane lane : lanes.values()) {
      if (!lane.waiting.isEmpty()) {
        int capacity = capacity(lane);
        usedSeconds += seconds * Math.min(lane.running, capacity);
        availableSeconds += seconds * capacity;
      }
    }
  }

  /** What this queue could run now, others under the same semaphores being what they are. */
  private int capacity(Lane lane) {
    return lane.semaphores.stream()
        .mapToInt(
            key -> ledger.limit(key).orElse(0) - runningUnder.getOrDefault(key, 0) + lane.running)
        .map(room -> Math.max(0, room))
        .min()
        .orElse(0);
  }
}
