package io.weir.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The bounds that are explored by default. */
public final class Bounds {
  private static final int THROTTLERS = 2;

  private Bounds() {}

  /** Returns them, the simplest first; each has a name of its own. */
  public static List<Bound> all() {
    List<Bound> bounds = new ArrayList<>();
    bounds.add(Bound.of(Scenario.DISTINCT, 3, THROTTLERS, 2).named("fault-free"));
    for (Fault fault : Fault.values()) {
      bounds.add(single(fault));
    }
    bounds.add(
        two(2)
            .with(2, Set.of(Fault.REFUSED_START, Fault.REDELIVERY))
            .named("refused-start and redelivery"));
    bounds.add(two(2).with(2, Set.of(Fault.STALE_READ)).named("two stale reads"));
    bounds.add(two(1).with(2, Set.of(Fault.STALE_READ)).named("two stale reads, limit 1"));
    bounds.add(two(1).with(1, EnumSet.allOf(Fault.class)).named("one of all, limit 1"));
    bounds.add(Bound.of(Scenario.SAME_BODY, 2, THROTTLERS, 2).named("same body"));
    bounds.add(Bound.of(Scenario.OTHER_BODY, 2, THROTTLERS, 2).named("other body"));
    bounds.add(Bound.of(Scenario.SHARED, 2, 1, 1).named("shared semaphore"));
    return bounds;
  }

  /**
   * Returns the default bound of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Bound named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such bound: " + name));
  }

  private static Bound single(Fault fault) {
    return two(2).with(1, Set.of(fault)).named(fault.toString());
  }

  private static Bound two(int limit) {
    return Bound.of(Scenario.DISTINCT, 2, THROTTLERS, limit);
  }
}
