package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a queue's semaphores, held by one execution.
 *
 * @param holder the execution, by its ARN
 * @param queueUrl the queue its message came from
 * @param permits how much of which semaphore it holds
 * @param token changes with every acquire and take-over; a release must know it
 * @param message whose message it was; null for an adopted slot
 * @param acquiredAt the stamp: read before the request that wrote it
 * @param startTimeMillis the {@code workflow_start_time} of every start for this slot, epoch
 *     milliseconds
 * @param attempts how often it was acquired or taken over
 * @param redriveCount the run of the execution that holds it
 * @param missingSince since when Step Functions does not know the execution; null while it does
 * @param stateMachine the execution's state machine
 */
public record Slot(
    ExecutionArn holder,
    QueueUrl queueUrl,
    Map<SemaphoreKey, Integer> permits,
    String token,
    @Nullable Origin message,
    Instant acquiredAt,
    long startTimeMillis,
    int attempts,
    int redriveCount,
    @Nullable Instant missingSince,
    StateMachineArn stateMachine) {
  /**
   * The message a slot was taken for.
   *
   * @param messageId its id
   * @param bodyHash SHA-256 of its body, in hexadecimal
   */
  public record Origin(String messageId, String bodyHash) {
    public Origin {
      requireNonNull(messageId);
      requireNonNull(bodyHash);
    }
  }

  public Slot {
    requireNonNull(holder);
    requireNonNull(queueUrl);
    requireNonNull(token);
    requireNonNull(acquiredAt);
    requireNonNull(stateMachine);
    permits = Map.copyOf(permits);
  }

  /** Tells whether the slot was taken for a message with this body. */
  public boolean isFor(String bodyHash) {
    return message != null && message.bodyHash().equals(bodyHash);
  }

  /** Returns the slot as a take-over leaves it: a new token and stamp, the same start time. */
  public Slot takenOver(String newToken, Instant now) {
    return with(newToken, now, attempts + 1, redriveCount, null);
  }

  /** Returns the slot as a later run of its execution holds it: a new token and a new stamp. */
  public Slot redriven(String newToken, int count, Instant now) {
    return with(newToken, now, attempts, count, null);
  }

  /** Returns the slot with another mark of absence; null removes it. */
  public Slot missing(@Nullable Instant since) {
    return with(token, acquiredAt, attempts, redriveCount, since);
  }

  /** Whose slot it is, what it holds and when its execution starts never changes. */
  private Slot with(
      String newToken, Instant stamp, int attemptCount, int redrives, @Nullable Instant absent) {
    return new Slot(
        holder,
        queueUrl,
        permits,
        newToken,
        message,
        stamp,
        startTimeMillis,
        attemptCount,
        redrives,
        absent,
        stateMachine);
  }

  /** Adds up what several slots hold, in the order of the keys. */
  public static SortedMap<SemaphoreKey, Integer> sum(Collection<Slot> slots) {
    SortedMap<SemaphoreKey, Integer> sums = new TreeMap<>();
    slots.forEach(
        slot -> slot.permits().forEach((key, count) -> sums.merge(key, count, Math::addExact)));
    return sums;
  }
}
