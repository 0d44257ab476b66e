package io.weir.local.events;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Faults of the event bus: completion events are best effort, may be lost, doubled and late.
 *
 * <p>An event's fate depends on the seed and the event only, not on the order in which events come,
 * so that a run can be repeated. Immutable.
 *
 * @param drop share of events lost, 0 to 1
 * @param duplicate share of the others delivered twice, 0 to 1
 * @param delay the most that a delivery is late, beyond the bus' own delay
 */
public record EventFaults(double drop, double duplicate, Duration delay, long seed) {
  /** No faults. */
  public static final EventFaults NONE = new EventFaults(0, 0, Duration.ZERO, 0);

  private static final String FIELDS =
      "drop and duplicate (0 to 1), delay (as 2s or 200ms), seed (a whole number)";

  public EventFaults {
    requireShare("drop", drop);
    requireShare("duplicate", duplicate);
    if (delay.isNegative()) {
      throw new IllegalArgumentException("Event faults field delay is not negative: " + delay);
    }
  }

  /**
   * Reads {@code drop=0.05,duplicate=0.05,delay=2s,seed=42}; each field may be absent.
   *
   * @throws IllegalArgumentException names the field and what it may be
   */
  public static EventFaults parse(String text) {
    EventFaults faults = NONE;
    Set<String> seen = new HashSet<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length != 2 || !seen.add(pair[0])) {
        throw new IllegalArgumentException(
            "Event faults are field=value, each field once: '%s'; fields are %s"
                .formatted(part, FIELDS));
      }
      faults = faults.with(pair[0], pair[1]);
    }
    return faults;
  }

  /**
   * When to deliver an event's copies, in addition to the bus' delay; none if the event is lost.
   */
  List<Duration> fateOf(String event) {
    SplittableRandom random = new SplittableRandom(seed ^ mix(event));
    double dropped = random.nextDouble();
    double duplicated = random.nextDouble();
    if (dropped < drop) {
      return List.of();
    }
    return IntStream.range(0, duplicated < duplicate ? 2 : 1)
        .mapToObj(_ -> lateness(random))
        .toList();
  }

  private Duration lateness(SplittableRandom random) {
    return delay.isZero()
        ? Duration.ZERO
        : Duration.ofMillis(random.nextLong(delay.toMillis() + 1));
  }

  private EventFaults with(String field, String value) {
    try {
      return switch (field) {
        case "drop" -> new EventFaults(Double.parseDouble(value), duplicate, delay, seed);
        case "duplicate" -> new EventFaults(drop, Double.parseDouble(value), delay, seed);
        case "delay" -> new EventFaults(drop, duplicate, DurationText.parse(value), seed);
        case "seed" -> new EventFaults(drop, duplicate, delay, Long.parseLong(value));
        default ->
            throw new IllegalArgumentException(
                "Event faults have no field '%s'; fields are %s".formatted(field, FIELDS));
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Event faults field %s cannot be '%s'; fields are %s".formatted(field, value, FIELDS), e);
    }
  }

  private static void requireShare(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "Event faults field %s is 0 to 1: %s".formatted(field, value));
    }
  }

  /** FNV-1a, 64 bits: {@link String#hashCode()} alone would give close names close seeds. */
  private static long mix(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
