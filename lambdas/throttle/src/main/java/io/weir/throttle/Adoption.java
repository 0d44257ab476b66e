package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.execution.OwnExecution;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives redriven executions a slot: they run again without anybody having acquired. Adoption alone
 * may take a semaphore above its limit, for what runs, runs. Thread-safe.
 */
final class Adoption {
  private final Slots slots;
  private final Semaphores semaphores;
  private final Executions executions;
  private final MessageFormat format;
  private final Surroundings surroundings;

  Adoption(
      Slots slots,
      Semaphores semaphores,
      Executions executions,
      MessageFormat format,
      Surroundings surroundings) {
    this.slots = slots;
    this.semaphores = semaphores;
    this.executions = executions;
    this.format = format;
    this.surroundings = surroundings;
  }

  /**
   * Believes a redrive only as far as Step Functions confirms that the execution runs now.
   *
   * @return whether the execution's new run holds a slot because of this
   */
  boolean adopt(StatusChange redrive) {
    DescribeResult described = executions.describe(redrive.execution());
    if (!(described instanceof DescribeResult.Found(Execution execution))
        || execution.status() != ExecutionStatus.RUNNING) {
      return false;
    }
    Slot held = slots.read(Set.of(redrive.execution())).get(redrive.execution());
    return held == null ? adopt(execution) : moveOn(held, redrive);
  }

  private boolean moveOn(Slot held, StatusChange redrive) {
    if (held.redriveCount() >= redrive.redriveCount()) {
      return false;
    }
    String token = surroundings.tokens().get();
    return slots.redrive(held, held.redriven(token, redrive.redriveCount(), surroundings.now()));
  }

  private boolean adopt(Execution execution) {
    Optional<OwnExecution> own = format.own(execution);
    if (own.isEmpty()) {
      return false;
    }
    SemaphoreKey key = SemaphoreKey.of(own.get().queueUrl());
    SemaphoreState state = semaphores.peek(Set.of(key)).get(key);
    if (state == null || state.limits().inForce().isEmpty()) {
      return false;
    }
    Slot slot = slot(execution, own.get(), state);
    for (int tries = 1; tries <= Acquisition.CONFLICT_LIMIT; tries++) {
      switch (slots.adopt(slot)) {
        case AcquireResult.Acquired _ -> {
          return true;
        }
        case AcquireResult.Refused _ -> {
          return false;
        }
        case AcquireResult.Contended _ -> surroundings.backOff(tries);
      }
    }
    throw new SemaphoreException("adoption stays contended: " + execution.arn());
  }

  private Slot slot(Execution execution, OwnExecution own, SemaphoreState state) {
    Instant now = surroundings.now();
    Map<SemaphoreKey, Integer> permits = new LinkedHashMap<>();
    permits.put(state.key(), 1);
    state.shared().forEach(shared -> permits.put(shared, 1));
    return new Slot(
        execution.arn(),
        own.queueUrl(),
        permits,
        surroundings.tokens().get(),
        null,
        now,
        own.startTimeMillis(),
        1,
        execution.redriveCount(),
        null,
        own.stateMachine());
  }
}
