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
    summary = new SummaryText(result.drained(), terminal);
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
    String slots =
        "%d of %d slots left behind by kills".formatted(healing.healed(), healing.leftBehind());
    return healing.healed() == 0
        ? slots
        : String.format(
            Locale.ROOT,
            "%s, the slowest %.1f s after its kill",
            slots,
            healing.longest().toMillis() / 1000.0);
  }
}
