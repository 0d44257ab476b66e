package io.weir.ingest.handler;

import io.weir.ingest.queue.QueuePdrs;

/** The Lambda function of {@link QueuePdrs}. Thread-safe. */
public final class QueuePdrsHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public QueuePdrsHandler() {
    this(Assembly.fromEnvironment());
  }

  QueuePdrsHandler(Assembly assembly) {
    super(assembly.store(), new QueuePdrs(assembly.delivery()));
  }
}
