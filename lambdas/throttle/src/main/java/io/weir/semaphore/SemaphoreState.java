package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

import io.weir.queue.QueueUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore as it was read.
 *
 * @param key which one
 * @param used the slots in use, by its counter
 * @param limits where its limit comes from
 * @param pausedReason why nothing may start; null while it is not paused
 * @param failureRun permanent failures in a row
 * @param shared of a queue's own semaphore: the others its messages take, too
 * @param queues of a shared semaphore: whom to hand off to
 */
public record SemaphoreState(
    SemaphoreKey key,
    int used,
    Limits limits,
    @Nullable String pausedReason,
    FailureRun failureRun,
    Set<SemaphoreKey> shared,
    Set<QueueUrl> queues) {
  /** The most shared semaphores of a queue: with its own and 90 slots they fill a transaction. */
  public static final int SHARED_LIMIT = 9;

  public SemaphoreState {
    requireNonNull(key);
    requireNonNull(limits);
    requireNonNull(failureRun);
    shared = Set.copyOf(shared);
    queues = Set.copyOf(queues);
  }

  /** Returns the state of a semaphore nobody has written yet. */
  public static SemaphoreState absent(SemaphoreKey key) {
    return new SemaphoreState(key, 0, Limits.NONE, null, FailureRun.NONE, Set.of(), Set.of());
  }

  /** Tells whether nothing may start, whatever the room. */
  public boolean isPaused() {
    return pausedReason != null;
  }

  /** Returns how many slots may be taken now: 0 while paused, above the limit, or without one. */
  public int room() {
    return isPaused() ? 0 : Math.max(0, limits.inForce().orElse(0) - used);
  }
}
