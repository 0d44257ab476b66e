package io.weir.throttle;

import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Queues that wait for the same shared semaphores. One thread. */
final class Rivals {
  private final List<Set<QueueUrl>> groups = new ArrayList<>();

  /** Notes queues that wait for one semaphore. */
  void add(Set<QueueUrl> waiting) {
    Set<QueueUrl> merged = new LinkedHashSet<>(waiting);
    for (Set<QueueUrl> group : List.copyOf(groups)) {
      if (!Collections.disjoint(group, merged)) {
        merged.addAll(group);
        groups.remove(group);
      }
    }
    groups.add(merged);
  }

  /** Returns the queues, those that are rivals in one group, in an order that turns with time. */
  List<List<QueueUrl>> groups(Collection<QueueUrl> queues, Instant now) {
    Set<QueueUrl> open = new LinkedHashSet<>(queues);
    List<List<QueueUrl>> all = new ArrayList<>();
    for (Set<QueueUrl> group : groups) {
      List<QueueUrl> rivals = new ArrayList<>(queues);
      rivals.retainAll(group);
      if (!rivals.isEmpty()) {
        Collections.rotate(rivals, (int) (now.toEpochMilli() % rivals.size()));
        all.add(rivals);
        open.removeAll(rivals);
      }
    }
    open.forEach(queue -> all.add(List.of(queue)));
    return all;
  }
}
