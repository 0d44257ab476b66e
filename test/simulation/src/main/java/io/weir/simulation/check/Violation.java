package io.weir.simulation.check;

import java.time.Duration;

/**
 * A promise that was broken.
 *
 * @param at virtual time since the start
 * @param rule which promise, such as {@code R1}
 * @param key the queue, semaphore, message or execution
 * @param what what was expected and what was found
 */
public record Violation(Duration at, String rule, String key, String what) {
  /** One sentence for a person. */
  public String toSentence() {
    return "at %d.%03d s %s is broken for %s: %s"
        .formatted(at.toSeconds(), at.toMillisPart(), rule, key, what);
  }
}
