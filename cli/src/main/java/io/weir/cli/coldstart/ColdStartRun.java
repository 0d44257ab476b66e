package io.weir.cli.coldstart;

import static java.util.Objects.requireNonNull;

import io.weir.cli.measure.Machine;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.TaskRoot;
import io.weir.cli.terminal.StatusLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts each function of each package in turn, run by run, so that what else the machine does
 * meets all alike. For one thread.
 */
final class ColdStartRun {
  private final List<FunctionPackage> packages;
  private final int runs;
  private final RunningStack stack;
  private final StatusLine statusLine;
  private final Map<MeasuredFunction, Map<FunctionPackage, List<ColdStart>>> starts =
      new EnumMap<>(MeasuredFunction.class);

  ColdStartRun(
      List<FunctionPackage> packages, int runs, RunningStack stack, StatusLine statusLine) {
    this.packages = packages;
    this.runs = runs;
    this.stack = stack;
    this.statusLine = statusLine;
  }

  ColdStartResult run() throws InterruptedException {
    Map<FunctionPackage, TaskRoot> roots = new LinkedHashMap<>();
    try {
      packages.forEach(each -> roots.put(each, TaskRoot.of(each.zip())));
      // The first of all reads files that the others find in memory, and is not counted.
      for (int run = 0; run <= runs; run++) {
        measureAll(roots, run);
      }
    } finally {
      roots.values().forEach(TaskRoot::close);
      statusLine.clear();
    }
    return result();
  }

  private void measureAll(Map<FunctionPackage, TaskRoot> roots, int run)
      throws InterruptedException {
    for (MeasuredFunction function : MeasuredFunction.values()) {
      for (FunctionPackage each : packages) {
        show(run, function, each);
        String queue = "%s-%s-%d".formatted(function.text(), each.name(), run);
        ColdStart start =
            Measurement.of(
                function,
                requireNonNull(roots.get(each)).path(),
                stack.environment(),
                function.work(stack, queue));
        if (run > 0) {
          starts
              .computeIfAbsent(function, _ -> new LinkedHashMap<>())
              .computeIfAbsent(each, _ -> new ArrayList<>())
              .add(start);
        }
      }
    }
  }

  private ColdStartResult result() {
    Map<MeasuredFunction, List<Figures>> figures = new EnumMap<>(MeasuredFunction.class);
    starts.forEach(
        (function, byPackage) ->
            figures.put(
                function,
                byPackage.entrySet().stream()
                    .map(entry -> Figures.of(entry.getKey(), entry.getValue()))
                    .toList()));
    return new ColdStartResult(Machine.now(), runs, figures);
  }

  private void show(int run, MeasuredFunction function, FunctionPackage functions) {
    statusLine.show(
        run == 0
            ? "warming up: %s, %s".formatted(function.text(), functions.name())
            : "run %d of %d: %s, %s".formatted(run, runs, function.text(), functions.name()),
        Instant.now());
  }
}
