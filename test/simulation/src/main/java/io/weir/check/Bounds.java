package io.weir.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The bounds that are explored by default. */
public final class Bounds {
  private static final int THROTTLERS = 2;

  /** With three messages these take longer than a build may: two must do. */
  private static final Set<Fault> WIDE =
      EnumSet.of(
          Fault.CRASH,
          Fault.UNCLEAR_START,
          Fault.REDELIVERY,
          Fault.REDRIVE,
          Fault.RERUN,
          Fault.SLOW);

  /** A message is sent back only after something else has gone wrong. */
  private static final Set<Fault> SECOND = EnumSet.of(Fault.SENT_BACK);

  private Bounds() {}

  /** Returns them, the simplest first; each has a name of its own. */
  public static List<Bound> all() {
    List<Bound> bounds = new ArrayList<>();
    bounds.add(Bound.of(Scenario.DISTINCT, 3, THROTTLERS, 2).named("fault-free"));
    bounds.addAll(singles());
    bounds.addAll(pairs(1));
    bounds.addAll(pairs(2));
    bounds.addAll(crashes());
    bounds.add(
        pair(2, Fault.REFUSED_START, Fault.REDELIVERY).named("refused-start and redelivery"));
    bounds.add(pair(2, Fault.STALE_READ, Fault.STALE_READ).named("two stale reads"));
    bounds.add(pair(1, Fault.STALE_READ, Fault.STALE_READ).named("two stale reads, limit 1"));
    bounds.addAll(scenarios());
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

  private static List<Bound> singles() {
    return EnumSet.complementOf(EnumSet.copyOf(SECOND)).stream()
        .map(
            fault ->
                Bound.of(Scenario.DISTINCT, WIDE.contains(fault) ? 2 : 3, THROTTLERS, 2)
                    .with(1, Set.of(fault))
                    .named(fault.toString()))
        .toList();
  }

  private static List<Bound> pairs(int limit) {
    List<Fault> faults = List.copyOf(narrow());
    List<Bound> bounds = new ArrayList<>();
    for (Fault first : faults) {
      for (Fault second : faults.subList(faults.indexOf(first) + 1, faults.size())) {
        bounds.add(
            pair(limit, first, second)
                .named("%s and %s, limit %d".formatted(first, second, limit)));
      }
    }
    return bounds;
  }

  /** The faults whose pairs are small. */
  private static Set<Fault> narrow() {
    EnumSet<Fault> narrow = EnumSet.complementOf(EnumSet.copyOf(WIDE));
    narrow.removeAll(EnumSet.of(Fault.LIMIT_CHANGE, Fault.STALE_READ));
    return narrow;
  }

  private static List<Bound> crashes() {
    EnumSet<Fault> others = EnumSet.copyOf(narrow());
    others.addAll(EnumSet.of(Fault.CRASH, Fault.UNCLEAR_START));
    return others.stream()
        .map(other -> pair(1, Fault.CRASH, other).named("crash and %s, limit 1".formatted(other)))
        .toList();
  }

  private static Bound pair(int limit, Fault first, Fault second) {
    return two(limit).with(2, EnumSet.of(first, second));
  }

  private static List<Bound> scenarios() {
    List<Bound> bounds = new ArrayList<>();
    Bound same = Bound.of(Scenario.SAME_BODY, 2, THROTTLERS, 2).named("same body");
    Bound other = Bound.of(Scenario.OTHER_BODY, 2, THROTTLERS, 2).named("other body");
    Bound shared = Bound.of(Scenario.SHARED, 2, 1, 1).named("shared semaphore");
    bounds.add(same);
    bounds.addAll(each(same, EnumSet.complementOf(EnumSet.copyOf(SECOND))));
    bounds.add(other);
    bounds.addAll(each(other, EnumSet.allOf(Fault.class)));
    bounds.add(shared);
    bounds.addAll(each(shared, narrow()));
    bounds.add(two(2).with(Leases.HONOURED).named("leases honoured"));
    bounds.add(
        two(1)
            .with(Leases.HONOURED)
            .with(1, Set.of(Fault.LOST_EVENT))
            .named("leases honoured, lost-event"));
    return bounds;
  }

  private static List<Bound> each(Bound bound, Set<Fault> faults) {
    return faults.stream()
        .map(fault -> bound.with(1, Set.of(fault)).named(bound.name() + ", " + fault))
        .toList();
  }

  private static Bound two(int limit) {
    return Bound.of(Scenario.DISTINCT, 2, THROTTLERS, limit);
  }
}
