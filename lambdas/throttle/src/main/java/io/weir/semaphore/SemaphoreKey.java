package io.weir.semaphore;

import io.weir.queue.QueueUrl;
import java.util.Optional;

/**
 * Names a semaphore: a queue's own by the queue's URL, a shared one as {@code provider:LAADS}.
 *
 * @param value 1 to 1,024 characters
 */
public record SemaphoreKey(String value) implements Comparable<SemaphoreKey> {
  private static final int LENGTH_LIMIT = 1024;

  private static final String QUEUE_URL_BEGIN = "http";

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is empty or too long for a key
   */
  public SemaphoreKey {
    if (value.isBlank() || value.length() > LENGTH_LIMIT) {
      throw new IllegalArgumentException(
          "semaphore key must have 1 to " + LENGTH_LIMIT + " characters, has " + value.length());
    }
  }

  /** Returns the key of a queue's own semaphore. */
  public static SemaphoreKey of(QueueUrl queue) {
    return new SemaphoreKey(queue.value());
  }

  /** Returns the queue whose own semaphore this is; empty for a shared one. */
  public Optional<QueueUrl> queue() {
    return value.startsWith(QUEUE_URL_BEGIN) ? Optional.of(new QueueUrl(value)) : Optional.empty();
  }

  @Override
  public int compareTo(SemaphoreKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
