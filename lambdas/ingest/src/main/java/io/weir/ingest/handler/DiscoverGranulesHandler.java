package io.weir.ingest.handler;

import io.weir.ingest.discover.DiscoverGranules;

/** The Lambda function of {@link DiscoverGranules}. Thread-safe. */
public final class DiscoverGranulesHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public DiscoverGranulesHandler() {
    this(Assembly.fromEnvironment());
  }

  DiscoverGranulesHandler(Assembly assembly) {
    super(
        assembly.store(),
        new DiscoverGranules(assembly.providers(), assembly.store(), assembly.clock()));
  }
}
