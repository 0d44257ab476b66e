package io.weir.ingest.handler;

import io.weir.ingest.sync.SyncGranule;

/** The Lambda function of {@link SyncGranule}. Thread-safe. */
public final class SyncGranuleHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public SyncGranuleHandler() {
    this(Assembly.fromEnvironment());
  }

  SyncGranuleHandler(Assembly assembly) {
    super(assembly.store(), new SyncGranule(assembly.providers(), assembly.store()));
  }
}
