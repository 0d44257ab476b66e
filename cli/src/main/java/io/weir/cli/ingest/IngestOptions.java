package io.weir.cli.ingest;

import io.weir.cli.option.CountConverter;
import io.weir.cli.terminal.VerbException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a demonstration of data ingest. */
public final class IngestOptions {
  @Option(
      names = "--workflow",
      paramLabel = "discover-granules",
      description = {
        "Discover the granules of --provider-dir, queue and ingest them,",
        "in place of messages that only wait; on a stack of its own, or by",
        "the workflow, queue, limits and buckets of --environment or",
        "--from-template."
      })
  private @Nullable String workflow;

  @Option(
      names = "--runs",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "1",
      description = "With --workflow: how many times, on one stack; default ${DEFAULT-VALUE}.")
  private int runs = 1;

  /**
   * Whether ingest is to be shown.
   *
   * @throws VerbException if it is another workflow that is named
   */
  public boolean isGiven() {
    if (workflow == null) {
      return false;
    }
    if (!workflow.equals(IngestPlan.DISCOVERY)) {
      throw VerbException.usage(
          "--workflow %s: the demo runs %s; without --workflow, the one that waits"
              .formatted(workflow, IngestPlan.DISCOVERY));
    }
    return true;
  }

  int runs() {
    return runs;
  }
}
