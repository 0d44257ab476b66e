package io.weir.cli.ingestbench;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one provider's folder has shown, on a stack of its own.
 *
 * @param granules how many it has
 * @param runs one after the other; the first finds the functions as they have just started
 * @param heap of the functions' process
 * @param peakResidentMegabytes of the functions' process; empty where the system does not tell
 */
record SizeResult(
    int granules, List<RunResult> runs, HeapLog.Peak heap, OptionalInt peakResidentMegabytes) {
  SizeResult {
    runs = List.copyOf(runs);
  }

  /** Whether every run found all granules and queued each. */
  boolean isComplete() {
    return runs.stream().allMatch(run -> run.isComplete() && run.discovered().count() == granules);
  }

  Stage medianDiscovered() {
    return Stage.median(runs.stream().map(RunResult::discovered).toList());
  }

  Stage medianQueued() {
    return Stage.median(runs.stream().map(RunResult::queued).toList());
  }
}
