package io.weir.simulation.world;

import io.weir.simulation.check.Observation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What happened lately. */
record Trace(Collection<Entry> entries) {
  record Entry(Duration at, Observation what) {
    String toLine() {
      return "%d.%06d s  %s".formatted(at.toSeconds(), at.toNanosPart() / 1000, what);
    }
  }

  /** Returns the last events that have to do with a key, up to a moment, one a line. */
  List<String> last(int most, String key, Duration until) {
    List<String> lines =
        entries.stream()
            .filter(entry -> entry.at().compareTo(until) <= 0 && entry.what().concerns(key))
            .map(Entry::toLine)
            .toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }
}
