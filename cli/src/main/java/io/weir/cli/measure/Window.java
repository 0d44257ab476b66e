package io.weir.cli.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time over which slots are counted.
 *
 * @param from included
 * @param to excluded, not before {@code from}
 */
public record Window(Instant from, Instant to) {
  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A window ends before it begins: " + from + ", " + to);
    }
  }

  /**
   * From the first start to the last: as long as messages waited, for the last one started ended
   * the backlog. Empty without records.
   */
  public static Optional<Window> ofBacklog(Collection<RunRecord> records) {
    return records.stream()
        .map(RunRecord::start)
        .min(Comparator.naturalOrder())
        .map(first -> new Window(first, lastStart(records)));
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** How much of an execution lies within; one that runs still runs on to the end. */
  Duration overlap(RunRecord record) {
    Instant start = later(record.start(), from);
    Instant stop = earlier(record.stop(), to);
    return stop.isAfter(start) ? Duration.between(start, stop) : Duration.ZERO;
  }

  private static Instant lastStart(Collection<RunRecord> records) {
    return records.stream().map(RunRecord::start).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }
}
