package io.weir.cli.ingestbench;

/**
 * One run of the discovery workflow.
 *
 * @param discovered what its state DiscoverGranules did
 * @param queued what its state QueueGranules did
 * @param onQueue what was on the queue afterwards
 */
record RunResult(Stage discovered, Stage queued, QueueContent onQueue) {
  /** Whether each granule came to the queue, and each message asks for an execution of its own. */
  boolean isComplete() {
    return onQueue.granules() == discovered.count()
        && onQueue.messages() == queued.count()
        && onQueue.executions() == queued.count();
  }
}
