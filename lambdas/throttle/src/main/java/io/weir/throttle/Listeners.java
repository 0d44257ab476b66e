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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes on to several listeners whatever it is told, in their order. Thread-safe as far as they
 * are.
 *
 * @param listeners whom to tell
 */
public record Listeners(List<ThrottleListener> listeners) implements ThrottleListener {
  public Listeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void quarantined(QueueUrl queue, QueueMessage message, Rejection rejection) {
    listeners.forEach(each -> each.quarantined(queue, message, rejection));
  }

  @Override
  public void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {
    listeners.forEach(each -> each.failedQueueMissing(queue, messages, first));
  }

  @Override
  public void startUnclear(QueueUrl queue, ExecutionArn execution, String cause) {
    listeners.forEach(each -> each.startUnclear(queue, execution, cause));
  }

  @Override
  public void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {
    listeners.forEach(each -> each.duplicateMessage(queue, message, execution));
  }

  @Override
  public void unexpectedArn(QueueUrl queue, ExecutionArn expected, ExecutionArn actual) {
    listeners.forEach(each -> each.unexpectedArn(queue, expected, actual));
  }

  @Override
  public void paused(SemaphoreKey semaphore, String reason) {
    listeners.forEach(each -> each.paused(semaphore, reason));
  }

  @Override
  public void drifted(SemaphoreKey semaphore, int counter, int released) {
    listeners.forEach(each -> each.drifted(semaphore, counter, released));
  }

  @Override
  public void leakHealed(Slot slot) {
    listeners.forEach(each -> each.leakHealed(slot));
  }

  @Override
  public void adopted(Slot slot) {
    listeners.forEach(each -> each.adopted(slot));
  }

  @Override
  public void runsWithoutSlot(ExecutionArn execution) {
    listeners.forEach(each -> each.runsWithoutSlot(execution));
  }

  @Override
  public void slotNotReconciled(ExecutionArn holder, String cause) {
    listeners.forEach(each -> each.slotNotReconciled(holder, cause));
  }

  @Override
  public void listUnavailable(StateMachineArn stateMachine, String cause) {
    listeners.forEach(each -> each.listUnavailable(stateMachine, cause));
  }

  @Override
  public void driftFound(SemaphoreKey semaphore, int counter, int held) {
    listeners.forEach(each -> each.driftFound(semaphore, counter, held));
  }

  @Override
  public void overrideEnded(SemaphoreKey semaphore, LimitOverride override) {
    listeners.forEach(each -> each.overrideEnded(semaphore, override));
  }

  @Override
  public void completed(Slot slot, @Nullable Duration delay) {
    listeners.forEach(each -> each.completed(slot, delay));
  }

  @Override
  public void sampled(QueueSample sample) {
    listeners.forEach(each -> each.sampled(sample));
  }

  @Override
  public void notSampled(QueueUrl queue, RuntimeException cause) {
    listeners.forEach(each -> each.notSampled(queue, cause));
  }

  @Override
  public void passFailed(QueueUrl queue, RuntimeException cause) {
    listeners.forEach(each -> each.passFailed(queue, cause));
  }

  @Override
  public void handOffFailed(QueueUrl queue, RuntimeException cause) {
    listeners.forEach(each -> each.handOffFailed(queue, cause));
  }

  @Override
  public void passEnded(QueueUrl queue, PassReport report) {
    listeners.forEach(each -> each.passEnded(queue, report));
  }
}
