package io.weir.cli.drain;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How far a run is.
 *
 * @param messages sent
 * @param started executions there are, those that ended included
 * @param elapsed since the messages were sent
 */
public record Progress(int messages, int started, int closed, int quarantined, Duration elapsed) {
  /** Too soon to tell a rate by. */
  private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(1);

  int queued() {
    return Math.max(0, messages - started - quarantined);
  }

  int running() {
    return started - closed;
  }

  int done() {
    return closed + quarantined;
  }

  /** Whether nothing has happened since the other. */
  boolean isSameAs(Progress other) {
    return started == other.started && closed == other.closed && quarantined == other.quarantined;
  }

  /** One line for a person. */
  String toLine(OptionalInt limit) {
    return "queued %d   running %d%s   done %d of %d%s%s"
        .formatted(
            queued(),
            running(),
            limit.isPresent() ? " of " + limit.getAsInt() : "",
            done(),
            messages,
            quarantined == 0 ? "" : " (%d quarantined)".formatted(quarantined),
            pace());
  }

  private String pace() {
    if (done() == 0 || elapsed.compareTo(FIRST_ESTIMATE) < 0) {
      return "";
    }
    double perSecond = done() / (elapsed.toMillis() / 1000.0);
    long secondsLeft = (long) Math.ceil((messages - done()) / perSecond);
    return String.format(Locale.ROOT, "   %.1f/s   about %d s left", perSecond, secondsLeft);
  }
}
