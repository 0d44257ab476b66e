package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

/**
 * What a transaction takes from one semaphore.
 *
 * @param key which semaphore
 * @param count how many slots, at least 1
 * @param limit the limit the taker believes in; another one in force refuses the transaction
 */
public record Permit(SemaphoreKey key, int count, int limit) {
  public Permit {
    requireNonNull(key);
    if (count < 1) {
      throw new IllegalArgumentException("permit count must be at least 1, was " + count);
    }
  }
}
