package io.weir.cli.ingestbench;

import io.weir.cli.ingest.ProviderFolder;
import io.weir.cli.measure.Machine;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.sample.SampleTree;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.TemporaryFolder;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir bench ingest}. */
@Command(
    name = "ingest",
    description = {
      "How fast the discovery workflow finds granules and queues their messages, and whether the",
      "functions' memory stays the same however many there are: each size is sample data on a",
      "stack of its own, whose functions have a small heap and whose queue starts nothing."
    },
    footer = {
      "",
      "Examples:",
      "  ./weir bench ingest",
      "  ./weir bench ingest --sizes 10000 --runs 5 --json",
      "  ./weir bench ingest --provider-dir target/modis"
    })
public final class IngestBenchCommand implements Callable<Integer> {
  /** Listings are sorted in some 12 MB; with 24 in all, 10,000 granules do not come through. */
  private static final int LEAST_HEAP = 32;

  private static final List<Integer> DEFAULT_SIZES = List.of(10_000, 50_000);
  private static final long SEED = 1;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      converter = CountConverter.class,
      description = {
        "How many granules, four files each: one stack for each size;",
        "default 10000,50000."
      })
  private List<Integer> sizes = List.of();

  @Option(
      names = "--provider-dir",
      paramLabel = "DIR",
      description = "Take the granules of this folder, in place of sample data.")
  private @Nullable Path providerFolder;

  @Option(
      names = "--runs",
      paramLabel = "K",
      converter = CountConverter.class,
      defaultValue = "3",
      description = "How many times for each size, on its stack; default ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      converter = CountConverter.class,
      defaultValue = "40",
      description = "The functions' largest heap; default ${DEFAULT-VALUE}.")
  private int heapMegabytes = 40;

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public IngestBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    List<SizeResult> results = measure();
    Machine machine = Machine.now();
    terminal.print(
        json.isWanted()
            ? IngestBenchJson.of(results, heapMegabytes, machine)
            : IngestBenchTable.of(results, heapMegabytes, machine));
    return results.stream().allMatch(SizeResult::isComplete) ? ExitCode.OK : ExitCode.FAILED;
  }

  private void check() {
    if (runs < 1) {
      throw VerbException.usage("--runs: at least 1");
    }
    if (heapMegabytes < LEAST_HEAP) {
      throw VerbException.usage("--heap: at least " + LEAST_HEAP);
    }
    if (providerFolder != null && !sizes.isEmpty()) {
      throw VerbException.usage("--sizes is for sample data: leave it out with --provider-dir");
    }
    for (int size : sizes) {
      if (size < 1 || size > SampleTree.MOST_GRANULES) {
        throw VerbException.usage(
            "--sizes %d: there can be 1 to %d".formatted(size, SampleTree.MOST_GRANULES));
      }
    }
  }

  private List<SizeResult> measure() throws InterruptedException {
    StatusLine status = json.statusLine(terminal);
    try {
      if (providerFolder != null) {
        return List.of(run(providerFolder, OptionalInt.empty(), status));
      }
      List<SizeResult> results = new ArrayList<>();
      for (int size : sizes.isEmpty() ? DEFAULT_SIZES : sizes) {
        results.add(measureSample(size, status));
      }
      return results;
    } finally {
      status.clear();
    }
  }

  private SizeResult measureSample(int granules, StatusLine status) throws InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("weir-sample-")) {
      new SampleTree(granules, 0, 0, SEED)
          .write(
              folder.path(),
              done ->
                  status.show("made %d of %d granules".formatted(done, granules), Instant.now()));
      return run(folder.path(), OptionalInt.of(granules), status);
    } catch (IOException failure) {
      throw VerbException.failed("the sample data cannot be written: " + failure);
    }
  }

  private SizeResult run(Path folder, OptionalInt granules, StatusLine status)
      throws InterruptedException {
    return new SizeRun(ProviderFolder.read(folder), heapMegabytes, runs, status).run(granules);
  }
}
