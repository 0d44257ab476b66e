package io.weir.ingest.queue;

import java.io.IOException;

/** The messages of one step, made as they are asked for: the same, in the same order, each time. */
@FunctionalInterface
interface Messages {
  /** Takes messages. */
  @FunctionalInterface
  interface Visitor {
    /** Takes the next one; returns whether to go on. */
    boolean visit(Outgoing message) throws IOException;
  }

  /** Makes the messages, one after the other. */
  void each(Visitor visitor) throws IOException;
}
