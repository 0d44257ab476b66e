package io.weir.cli.demo;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.Percentiles;
import io.weir.cli.terminal.Terminal;
import java.util.Locale;
import java.util.OptionalDouble;

/** A result for a person. */
final class SummaryText {
  private final DemoResult result;
  private final Terminal terminal;

  SummaryText(DemoResult result, Terminal terminal) {
    this.result = result;
    this.terminal = terminal;
  }

  void print() {
    Measurements measured = result.measurements();
    line("messages", "%d sent, %d quarantined", result.messages(), result.quarantined().size());
    result.quarantinedByReason().forEach((reason, count) -> line("", "%d %s", count, reason));
    line(
        "executions",
        "%d started, %d succeeded, %d failed, in %.1f s",
        measured.started(),
        measured.succeeded(),
        measured.failed(),
        measured.elapsed().toMillis() / 1000.0);
    line("running", "at most %d at once, the limit is %d", measured.maxRunning(), result.limit());
    line("duplicates", "%d", measured.duplicates());
    line("slots", "%s", inUse(measured.utilization()));
    line(
        "held",
        "%d slots at the end, %d by the semaphore",
        result.held().slots(),
        result.held().used());
    line("hand-off", "%s", handOff(measured.handOffMillis()));
    printVerdict();
  }

  private void printVerdict() {
    terminal.print("");
    if (result.isKept()) {
      terminal.printStyled(
          "@|bold,green kept|@  every message ran once or was quarantined, within the limit");
      return;
    }
    result.violations().forEach(broken -> terminal.printStyled("@|bold,red broken|@  " + broken));
  }

  private void line(String label, String format, Object... values) {
    terminal.print(
        String.format(Locale.ROOT, "%-12s", label) + String.format(Locale.ROOT, format, values));
  }

  private static String inUse(OptionalDouble share) {
    return share.isEmpty()
        ? "never all taken"
        : String.format(
            Locale.ROOT, "%.1f %% in use while messages waited", 100 * share.getAsDouble());
  }

  private static String handOff(Percentiles millis) {
    return "%d ms from a stop to the next start (median), %d ms (99 of 100)"
        .formatted(millis.p50(), millis.p99());
  }
}
