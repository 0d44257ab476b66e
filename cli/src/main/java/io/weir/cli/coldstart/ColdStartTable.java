package io.weir.cli.coldstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as a table. */
final class ColdStartTable {
  private ColdStartTable() {}

  static String of(ColdStartResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(row("function", "package", "init", "first", "total", "warm", "CPU", "of plain"));
    result
        .figures()
        .forEach(
            (function, figures) ->
                figures.forEach(each -> lines.add(row(function, each, figures.getFirst()))));
    lines.add("");
    lines.add(
        "milliseconds, medians of %d processes each, in turn; total is from the start of the"
                .formatted(result.runs())
            + " process until its first answer");
    lines.add(result.machine().text());
    return String.join(System.lineSeparator(), lines);
  }

  private static String row(MeasuredFunction function, Figures figures, Figures plain) {
    return row(
        function.text(),
        figures.functions().name(),
        figures.init().toMillis(),
        figures.first().toMillis(),
        figures.total().toMillis(),
        figures.warm().toMillis(),
        figures.cpu().toMillis(),
        String.format(Locale.ROOT, "%.1f %%", 100 * figures.shareOf(plain)));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-12s %-12s %7s %7s %7s %7s %7s %9s", cells);
  }
}
