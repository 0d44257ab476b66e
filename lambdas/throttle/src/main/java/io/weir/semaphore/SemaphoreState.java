package io.weir.semaphore;

import static java.util.Objects.requireNonNull;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
 * @param stateMachines of a queue's own semaphore: what its messages have started
 */
public record SemaphoreState(
    SemaphoreKey key,
    int used,
    Limits limits,
    @Nullable String pausedReason,
    FailureRun failureRun,
    Set<SemaphoreKey> shared,
    Set<QueueUrl> queues,
    Set<StateMachineArn> stateMachines) {
  /** The most shared semaphores of a queue: with its own and 90 slots they fill a transaction. */
  public static final int SHARED_LIMIT = 9;

  public SemaphoreState {
    requireNonNull(key);
    requireNonNull(limits);
    requireNonNull(failureRun);
    shared = Set.copyOf(shared);
    queues = Set.copyOf(queues);
    stateMachines = Set.copyOf(stateMachines);
  }

  /** Returns the state of a semaphore nobody has written yet. */
  public static SemaphoreState absent(SemaphoreKey key) {
    return new SemaphoreState(
        key, 0, Limits.NONE, null, FailureRun.NONE, Set.of(), Set.of(), Set.of());
  }

  /** Tells whether nothing may start, whatever the room. */
  public boolean isPaused() {
    return pausedReason != null;
  }

  /** Returns how many slots may be taken now: 0 while paused, above the limit, or without one. */
  public int room() {
    return isPaused() ? 0 : Math.max(0, limits.inForce().orElse(0) - used);
  }

  /** Returns the queues whose messages wait for this semaphore's slots, in the order of URLs. */
  public List<QueueUrl> waitingQueues() {
    return key.queue()
        .map(List::of)
        .orElseGet(() -> queues.stream().sorted(Comparator.comparing(QueueUrl::value)).toList());
  }

  /**
   * Tells whether a deployment is newer than the one known, and differs from it. Each tick is newer
   * than the one before, so what it repeats must not be written.
   *
   * @param others the shared semaphores it names
   */
  public boolean wouldDeploy(int limit, Instant deployedAt, Set<SemaphoreKey> others) {
    Integer deployed = limits.deployed();
    boolean differs = deployed == null || deployed != limit || !shared.equals(others);
    return differs && limits.isOlderThan(deployedAt);
  }

  /** Returns the state with another counter. */
  public SemaphoreState withUsed(int count) {
    return new SemaphoreState(
        key, count, limits, pausedReason, failureRun, shared, queues, stateMachines);
  }

  /** Returns the state with other limits. */
  public SemaphoreState withLimits(Limits other) {
    return new SemaphoreState(
        key, used, other, pausedReason, failureRun, shared, queues, stateMachines);
  }

  /** Returns the state paused for a reason, or running where there is none. */
  public SemaphoreState withPaused(@Nullable String reason) {
    return new SemaphoreState(key, used, limits, reason, failureRun, shared, queues, stateMachines);
  }

  /** Returns the state with another run of failures. */
  public SemaphoreState withFailureRun(FailureRun run) {
    return new SemaphoreState(key, used, limits, pausedReason, run, shared, queues, stateMachines);
  }

  /** Returns the state with other shared semaphores. */
  public SemaphoreState withShared(Set<SemaphoreKey> keys) {
    return new SemaphoreState(
        key, used, limits, pausedReason, failureRun, keys, queues, stateMachines);
  }

  /** Returns the state with one more queue to hand off to. */
  public SemaphoreState withQueue(QueueUrl queue) {
    Set<QueueUrl> more = new HashSet<>(queues);
    more.add(queue);
    return new SemaphoreState(
        key, used, limits, pausedReason, failureRun, shared, more, stateMachines);
  }

  /** Returns the state with one more state machine. */
  public SemaphoreState withStateMachine(StateMachineArn stateMachine) {
    Set<StateMachineArn> more = new HashSet<>(stateMachines);
    more.add(stateMachine);
    return new SemaphoreState(key, used, limits, pausedReason, failureRun, shared, queues, more);
  }
}
