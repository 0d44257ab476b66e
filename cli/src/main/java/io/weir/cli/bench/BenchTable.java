package io.weir.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as a table, and the requests of each case below it. */
final class BenchTable {
  private BenchTable() {}

  static String of(List<CaseResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "case",
            "slots in use",
            "hand-off p50/p99",
            "starts/s",
            "started",
            "at once",
            "receives",
            "fill"));
    results.forEach(result -> lines.add(row(result)));
    for (CaseResult result : results) {
      lines.add("");
      lines.addAll(requests(result));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String row(CaseResult result) {
    return row(
        result.benchCase().text(),
        number("%.1f %%", 100 * result.utilization()),
        "%d / %d ms".formatted(result.handOffMillis().p50(), result.handOffMillis().p99()),
        number("%.1f", result.startsPerSecond()),
        Integer.toString(result.started()),
        Integer.toString(result.maxRunning()),
        Long.toString(result.mostReceives()),
        result.fill() == null ? "-" : number("%.1f s", result.fill().time().toMillis() / 1000.0));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-10s %13s %18s %10s %9s %9s %9s %9s", cells)
        .stripTrailing();
  }

  private static List<String> requests(CaseResult result) {
    List<String> lines = new ArrayList<>();
    boolean filled = result.fill() != null;
    lines.add(
        "requests a start, %s%s"
            .formatted(result.benchCase().text(), filled ? ": steady, and to fill the slots" : ""));
    result
        .requestsPerStart()
        .forEach((name, share) -> lines.add(request(name, share, fillOf(result, name))));
    return lines;
  }

  private static String request(String name, double share, String fill) {
    return String.format(Locale.ROOT, "  %-40s %8.3f %8s", name, share, fill).stripTrailing();
  }

  private static String fillOf(CaseResult result, String name) {
    if (result.fill() == null) {
      return "";
    }
    Map<String, Double> requests = result.fill().requestsPerStart();
    return number("%.3f", requests.getOrDefault(name, 0.0));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
