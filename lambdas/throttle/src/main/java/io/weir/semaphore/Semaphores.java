package io.weir.semaphore;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads semaphores and writes all of them but the counters, which change only with slots. Calls
 * block; implementations are thread-safe.
 *
 * <p>Every method may throw a {@link SemaphoreException}.
 */
public interface Semaphores {
  /**
   * Reads semaphores consistently; one that does not exist is told as absent, with no limit.
   *
   * @throws SemaphoreException naming the item, if somebody has edited one of them into nonsense
   */
  Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys);

  /**
   * Reads every semaphore there is. Expensive: a scan. One that somebody has edited into nonsense
   * is left out, and told as a warning.
   */
  List<SemaphoreState> all();

  /**
   * As {@link #all()}, and says what was left out. A store that nobody can edit has nothing to say.
   *
   * @param unreadable is told, in one line each, of items that are no semaphores any more
   */
  default List<SemaphoreState> all(Consumer<String> unreadable) {
    return all();
  }

  /**
   * Writes a deployment's limit and shared semaphores, if they differ from what is deployed and are
   * newer. So a tick that is late, doubled, or repeats what is known changes nothing, and {@code
   * deployedAt} tells since when this is deployed.
   *
   * <p>A repetition leaves no trace. So the late tick of a limit that was taken back before it was
   * ever written may yet put it in force, until the next tick, which is newer and differs from it.
   *
   * @param deployedAt the time of the tick that tells it
   * @param shared the shared semaphores a queue's messages take besides its own
   */
  void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared);

  /** Adds a queue to those that a shared semaphore hands off to; repeating it changes nothing. */
  void join(SemaphoreKey shared, QueueUrl queue);

  /**
   * Writes the limit a message carries, unless an operator or a deployment has set one, or a
   * message sent at that time or later has taught one.
   */
  void learn(SemaphoreKey key, int limit, Instant sentAt);

  /** Puts an operator's limit in force; it replaces an earlier override. */
  void override(SemaphoreKey key, LimitOverride override);

  /**
   * Takes away the override that ends at {@code until}, if it is still the one; the deployed or
   * learned limit is in force again.
   */
  boolean endOverride(SemaphoreKey key, Instant until);

  /** Notes that a queue's messages run this state machine, so that its executions are looked at. */
  void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine);

  /** Lets nothing more start; slots are released as ever. The first reason stays. */
  void pause(SemaphoreKey key, String reason);

  /** Lets executions start again, and forgets the failures that may have been the reason. */
  void resume(SemaphoreKey key);

  /**
   * Writes the counter, if it is still what was read and the semaphore is paused: an acquire cannot
   * come between.
   */
  boolean repair(SemaphoreKey key, int read, int counted);

  /** Writes the run of permanent failures. Of two writers the later wins: it serves a warning. */
  void recordFailures(SemaphoreKey key, FailureRun run);
}
