package io.weir.local.stepfunctions;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by action. Thread-safe. */
final class ActionCounts {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void add(String action) {
    counts.computeIfAbsent(action, first -> new LongAdder()).increment();
  }

  /** What was counted so far, of those actions that were. */
  Map<String, Long> sums() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((action, count) -> sums.put(action, count.sum()));
    return sums;
  }
}
