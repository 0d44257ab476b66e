package io.weir.lambda;

import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A first request, sent before Lambda takes its snapshot, so that the classes which all requests
 * share are in it.
 */
final class Priming {
  /** Nobody has it, and no queue's URL looks so. */
  private static final SemaphoreKey NOBODY = new SemaphoreKey("priming:nobody");

  private Priming() {}

  /** Reads what is not there. A failure is told and costs only the time that priming saves. */
  static void by(Semaphores semaphores, Consumer<String> warnings) {
    try {
      semaphores.peek(Set.of(NOBODY));
    } catch (RuntimeException failure) {
      warnings.accept("not primed: " + failure);
    }
  }
}
