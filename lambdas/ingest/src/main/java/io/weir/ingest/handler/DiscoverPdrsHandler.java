package io.weir.ingest.handler;

import io.weir.ingest.discover.DiscoverPdrs;

/** The Lambda function of {@link DiscoverPdrs}. Thread-safe. */
public final class DiscoverPdrsHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public DiscoverPdrsHandler() {
    this(Assembly.fromEnvironment());
  }

  DiscoverPdrsHandler(Assembly assembly) {
    super(
        assembly.store(),
        new DiscoverPdrs(assembly.providers(), assembly.store(), assembly.clock()));
  }
}
