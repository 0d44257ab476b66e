package io.weir.cli.simulate;

import io.weir.simulation.Simulation;
import io.weir.simulation.world.SimulationResult;
import io.weir.simulation.world.SimulationSettings;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Runs seeds beside each other, one a processor; each is what it is alone. */
final class SeedRuns {
  private final LongFunction<SimulationSettings> settings;

  SeedRuns(LongFunction<SimulationSettings> settings) {
    this.settings = settings;
  }

  /** Runs all and hands over each result as it comes, on the calling thread. */
  void run(SeedRange range, Consumer<SimulationResult> results) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
      CompletionService<SimulationResult> runs = new ExecutorCompletionService<>(threads);
      var seeds = range.seeds().iterator();
      for (int i = 0; i < processors && seeds.hasNext(); i++) {
        submit(runs, seeds.next());
      }
      for (long left = range.count(); left > 0; left--) {
        SimulationResult result = take(runs);
        if (seeds.hasNext()) {
          submit(runs, seeds.next());
        }
        results.accept(result);
      }
    }
  }

  private void submit(CompletionService<SimulationResult> runs, long seed) {
    runs.submit(() -> Simulation.run(settings.apply(seed)));
  }

  private static SimulationResult take(CompletionService<SimulationResult> runs)
      throws InterruptedException {
    try {
      return runs.take().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a seed could not be run to its end", e.getCause());
    }
  }
}
