package io.weir.ingest.handler;

import io.weir.ingest.queue.QueueWorkflow;

/** The Lambda function of {@link QueueWorkflow}. Thread-safe. */
public final class QueueWorkflowHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public QueueWorkflowHandler() {
    this(Assembly.fromEnvironment());
  }

  QueueWorkflowHandler(Assembly assembly) {
    super(assembly.store(), new QueueWorkflow(assembly.delivery()));
  }
}
