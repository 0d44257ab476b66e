package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens that an operator may want to know. Called from several threads; must neither
 * block nor throw.
 */
public interface ThrottleListener {
  /** Hears nothing. */
  ThrottleListener NONE = new ThrottleListener() {};

  /** A message was moved to the failed queue. */
  default void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {}

  /** Messages could not be moved: the queue has no failed queue. Told once a pass. */
  default void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {}

  /** A start may have happened or not; its slot stays held until that is known. */
  default void startUnclear(QueueUrl queue, ExecutionArn execution, String cause) {}

  /** Two messages ask for the same execution with the same body. */
  default void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {}

  /** An execution got another ARN than the one its slot is named by. */
  default void unexpectedArn(QueueUrl queue, ExecutionArn expected, ExecutionArn actual) {}

  /** Nothing more starts under this semaphore. */
  default void paused(SemaphoreKey semaphore, String reason) {}

  /** A counter was lower than the slots it counts. */
  default void drifted(SemaphoreKey semaphore, int counter, int released) {}

  /** The reconciler gave back a slot whose execution no longer runs, or never did. */
  default void leakHealed(Slot slot) {}

  /** A redriven execution that ran without a slot has one now. */
  default void adopted(Slot slot) {}

  /** An execution of ours runs without a slot, although it was never redriven. */
  default void runsWithoutSlot(ExecutionArn execution) {}

  /** The reconciler could not decide about a slot; the next round tries again. */
  default void slotNotReconciled(ExecutionArn holder, String cause) {}

  /** A state machine's executions could not be listed; its slots are asked about one by one. */
  default void listUnavailable(StateMachineArn stateMachine, String cause) {}

  /** A counter is not the sum of its slots; only an operator's repair writes it. */
  default void driftFound(SemaphoreKey semaphore, int counter, int held) {}

  /** An operator's limit has come to its end. */
  default void overrideEnded(SemaphoreKey semaphore, LimitOverride override) {}

  /**
   * An execution ended and its slot was given back.
   *
   * @param delay from its end, as the event told it, to the release; null where it did not tell
   */
  default void completed(Slot slot, @Nullable Duration delay) {}

  /** A queue's messages were counted, and the slots that are free for them. */
  default void sampled(QueueSample sample) {}

  /** A queue's messages could not be counted. */
  default void notSampled(QueueUrl queue, RuntimeException cause) {}

  /** A hand-off failed; the next completion or tick makes up for it. */
  default void handOffFailed(QueueUrl queue, RuntimeException cause) {}

  /** A pass over one of several queues failed; the others go on. */
  default void passFailed(QueueUrl queue, RuntimeException cause) {}

  /** A pass ended. */
  default void passEnded(QueueUrl queue, PassReport report) {}
}
