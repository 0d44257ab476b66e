package io.weir.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir bench}: what can be measured. */
@Command(
    name = "bench",
    description = "Measure the throttle, the reconciler, ingest, or how functions start.",
    footer = {"", "Examples:", "  ./weir bench throttle --case 5:3 --for 60s"})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to measure: throttle, reconcile, ingest or coldstart");
  }
}
