package io.weir.ingest.handler;

import io.weir.ingest.queue.QueueGranules;

/** The Lambda function of {@link QueueGranules}. Thread-safe. */
public final class QueueGranulesHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public QueueGranulesHandler() {
    this(Assembly.fromEnvironment());
  }

  QueueGranulesHandler(Assembly assembly) {
    super(assembly.store(), new QueueGranules(assembly.delivery(), assembly.clock()));
  }
}
