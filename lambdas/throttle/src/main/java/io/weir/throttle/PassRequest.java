package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.List;

/**
 * What a pass is asked to do.
 *
 * @param queue which queue
 * @param messageLimit the most messages it receives, at least 1
 * @param roundLimit the most rounds of receive, acquire, start; at least 1
 * @param deadline after it nothing is received or acquired
 * @param patient whether it waits for its turn and for new messages until the deadline
 * @param lingers whether a receive waits for messages at all; one that does not may miss some, for
 *     SQS' short polls ask a part of its servers
 * @param freedAt when the slots became free that a hand-off passes on, of those of which it is
 *     known
 */
public record PassRequest(
    QueueUrl queue,
    int messageLimit,
    int roundLimit,
    Instant deadline,
    boolean patient,
    boolean lingers,
    List<Instant> freedAt) {
  /** As many rounds as a deadline of minutes could ever hold. */
  private static final int ROUNDS_TO_DEADLINE = 100_000;

  public PassRequest {
    requireNonNull(queue);
    requireNonNull(deadline);
    freedAt = List.copyOf(freedAt);
    if (messageLimit < 1) {
      throw new IllegalArgumentException("messageLimit must be at least 1, was " + messageLimit);
    }
    if (roundLimit < 1) {
      throw new IllegalArgumentException("roundLimit must be at least 1, was " + roundLimit);
    }
  }

  /** Returns the scheduled pass: it stays until its deadline, for whatever arrives. */
  public static PassRequest tick(QueueUrl queue, int messageLimit, Instant deadline) {
    return new PassRequest(
        queue, messageLimit, ROUNDS_TO_DEADLINE, deadline, true, true, List.of());
  }

  /** Returns a pass of one round. */
  public static PassRequest once(QueueUrl queue, int messageLimit, Instant deadline) {
    return new PassRequest(queue, messageLimit, 1, deadline, false, true, List.of());
  }

  /** Returns a pass of one round that passes freed slots on. */
  static PassRequest handOff(QueueUrl queue, Freed freed, Instant deadline, boolean lingers) {
    return new PassRequest(queue, freed.slots(), 1, deadline, false, lingers, freed.ends());
  }

  /** Returns a pass that works until the queue is empty or its semaphores are full. */
  public static PassRequest fill(QueueUrl queue, int messageLimit, Instant deadline) {
    return new PassRequest(
        queue, messageLimit, ROUNDS_TO_DEADLINE, deadline, false, true, List.of());
  }
}
