package io.weir.cli.ingestbench;

import io.weir.cli.measure.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results as a table: times, then memory. */
final class IngestBenchTable {
  private IngestBenchTable() {}

  static String of(List<SizeResult> results, int heapMegabytes, Machine machine) {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "", "discovered", "", "queued", "", "CPU, ms a message", ""));
    lines.add(row("granules", "run", "s", "a second", "s", "a second", "functions", "endpoints"));
    results.forEach(result -> rows(result, lines));
    lines.add("");
    lines.add(memory("granules", "heap, MB", "resident, MB", "collections", "on the queue"));
    results.forEach(result -> lines.add(memory(result)));
    lines.add("");
    lines.add(
        "heap: the most in use right after a collection, dead objects among it, of at most %d MB"
            .formatted(heapMegabytes));
    lines.add(machine.text());
    return String.join(System.lineSeparator(), lines);
  }

  private static void rows(SizeResult result, List<String> lines) {
    for (int i = 0; i < result.runs().size(); i++) {
      RunResult run = result.runs().get(i);
      lines.add(row(result, Integer.toString(i + 1), run.discovered(), run.queued()));
    }
    if (result.runs().size() > 1) {
      lines.add(row(result, "median", result.medianDiscovered(), result.medianQueued()));
    }
  }

  private static String row(SizeResult result, String run, Stage discovered, Stage queued) {
    return row(
        Integer.toString(result.granules()),
        run,
        seconds(discovered.elapsed()),
        number("%.0f", discovered.perSecond()),
        seconds(queued.elapsed()),
        number("%.0f", queued.perSecond()),
        number("%.2f", queued.functionsMillisEach()),
        number("%.2f", queued.endpointsMillisEach()));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%8s  %-6s %10s %8s %8s %8s %18s %10s", (Object[]) cells)
        .stripTrailing();
  }

  private static String memory(SizeResult result) {
    RunResult last = result.runs().getLast();
    return memory(
        Integer.toString(result.granules()),
        Integer.toString(result.heap().mostMegabytes()),
        result.peakResidentMegabytes().isPresent()
            ? Integer.toString(result.peakResidentMegabytes().getAsInt())
            : "-",
        Integer.toString(result.heap().collections()),
        "%d, %s".formatted(last.onQueue().messages(), result.isComplete() ? "each once" : "WRONG"));
  }

  private static String memory(String... cells) {
    return String.format(Locale.ROOT, "%8s  %10s %14s %13s   %s", (Object[]) cells);
  }

  private static String seconds(Duration time) {
    return number("%.2f", time.toMillis() / 1000.0);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
