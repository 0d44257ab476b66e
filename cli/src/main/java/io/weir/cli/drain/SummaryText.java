package io.weir.cli.drain;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.Percentiles;
import io.weir.cli.terminal.Terminal;
import java.util.Locale;
import java.util.OptionalDouble;

/** A result for a person. */
public final class SummaryText {
  private static final int LABEL_WIDTH = 12;

  private final Summary result;
  private final Terminal terminal;

  /** Writes to the terminal. */
  public SummaryText(Summary result, Terminal terminal) {
    this.result = result;
    this.terminal = terminal;
  }

  /** Writes the figures that all verbs share. */
  public void printFigures() {
    Measurements measured = result.measurements();
    line("messages", "%d sent, %d quarantined".formatted(result.messages(), result.quarantined()));
    result
        .quarantinedByReason()
        .forEach((reason, count) -> line("", "%d %s".formatted(count, reason)));
    line("executions", executions(measured));
    line(
        "running",
        "at most %d at once, the limit is %d".formatted(measured.maxRunning(), result.limit()));
    line("duplicates", Integer.toString(measured.duplicates()));
    line("slots", inUse(measured.utilization()));
    if (measured.utilization().isPresent()) {
      line("hand-off", handOff(measured.handOffMillis()));
    }
    line(
        "held",
        "%d slots at the end, %d by the semaphore"
            .formatted(result.slotsHeldAtEnd(), result.semaphoreAtEnd()));
  }

  /** Writes whether all promises were kept, and which were not. */
  public void printVerdict() {
    terminal.print("");
    if (result.isKept()) {
      terminal.printStyled(
          "@|bold,green kept|@  every message ran once or was quarantined, within the limit");
      return;
    }
    result.violations().forEach(broken -> terminal.printStyled("@|bold,red broken|@  " + broken));
  }

  /** Writes one more figure. */
  public void line(String label, String text) {
    terminal.print(label + " ".repeat(LABEL_WIDTH - label.length()) + text);
  }

  private static String executions(Measurements measured) {
    return "%d started, %d succeeded, %d failed, in %s s"
        .formatted(
            measured.started(),
            measured.succeeded(),
            measured.failed(),
            decimal(measured.elapsed().toMillis() / 1000.0));
  }

  private static String inUse(OptionalDouble share) {
    return share.isEmpty()
        ? "enough for all messages at once"
        : decimal(100 * share.getAsDouble()) + " % in use while messages waited";
  }

  private static String handOff(Percentiles millis) {
    return "%d ms from a stop to the start that follows (median), %d ms (99 of 100)"
        .formatted(millis.p50(), millis.p99());
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
