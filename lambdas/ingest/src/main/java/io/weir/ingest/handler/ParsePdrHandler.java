package io.weir.ingest.handler;

import io.weir.ingest.pdr.ParsePdr;

/** The Lambda function of {@link ParsePdr}. Thread-safe. */
public final class ParsePdrHandler extends TaskHandler {
  /** Creates the handler from the environment; Lambda calls it once. */
  public ParsePdrHandler() {
    this(Assembly.fromEnvironment());
  }

  ParsePdrHandler(Assembly assembly) {
    super(assembly.store(), new ParsePdr(assembly.providers(), assembly.store()));
  }
}
