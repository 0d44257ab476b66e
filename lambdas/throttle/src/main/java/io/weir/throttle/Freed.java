package io.weir.throttle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slots that a hand-off passes on.
 *
 * @param slots how many, at least 1
 * @param ends when their executions ended, of those of which it is known
 */
record Freed(int slots, List<Instant> ends) {
  Freed {
    ends = List.copyOf(ends);
  }

  static Freed of(int slots, @Nullable Instant end) {
    return new Freed(slots, end == null ? List.of() : List.of(end));
  }

  Freed larger(Freed other) {
    return other.slots > slots ? other : this;
  }

  Freed and(Freed others) {
    List<Instant> all = new ArrayList<>(ends);
    all.addAll(others.ends);
    return new Freed(slots + others.slots, all);
  }
}
