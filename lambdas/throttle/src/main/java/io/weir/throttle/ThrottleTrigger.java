package io.weir.throttle;

import io.weir.queue.QueueUrl;

/** Lets another invocation of the throttle work on a queue. Thread-safe. */
@FunctionalInterface
public interface ThrottleTrigger {
  /** Asks for a pass and returns at once. A trigger that is lost is made up for by the tick. */
  void trigger(QueueUrl queue);
}
