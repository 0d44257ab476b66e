package io.weir.cli.chaos;

import io.weir.cli.drain.SummaryText;
import io.weir.cli.terminal.Terminal;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result for a person. */
final class ChaosText {
  private final ChaosResult result;
  private final SummaryText summary;

  ChaosText(ChaosResult result, Terminal terminal) {
    this.result = result;
    summary = new SummaryText(result.drained().summary(), terminal);
  }

  void print() {
    summary.printFigures();
    summary.line(
        "kills",
        "%d of %d, with seed %d; the process came back %d times"
            .formatted(result.kills().size(), result.asked(), result.seed(), result.restarts()));
    for (Phase phase : Phase.values()) {
      printMoments(phase);
    }
    summary.line("healed", healed(result.healing()));
    summary.printVerdict();
  }

  private void printMoments(Phase phase) {
    String moments =
        result.killsByMoment().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(phase.text()))
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    if (!moments.isEmpty()) {
      summary.line("", moments);
    }
  }

  private static String healed(Healing healing) {
    return String.format(
        Locale.ROOT,
        "%d of %d slots left behind by kills, at most %.1f s after the kill (%.1f s if no other"
            + " came in between)",
        healing.healed(),
        healing.leftBehind(),
        healing.longest().toMillis() / 1000.0,
        healing.longestUndisturbed().toMillis() / 1000.0);
  }
}
