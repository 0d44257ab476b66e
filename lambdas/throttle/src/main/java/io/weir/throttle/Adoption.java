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
import org.jspecify.annotations.Nullable;

/**
 * Gives redriven executions a slot: they run again without anybody having acquired. Adoption alone
 * may take a semaphore above its limit, for what runs, runs. Thread-safe.
 */
final class Adoption {
  private final Slots slots;
  private final Semaphores semaphores;
  private final Executions executions;
  private final MessageFormat format;
  private final LaterRuns laterRuns;
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
    this.laterRuns = new LaterRuns(slots, surroundings);
    this.surroundings = surroundings;
  }

  /** Whose a described execution is. */
  sealed interface Judgement {
    /** It runs, and was started from one of our queues. */
    record Ours(Execution execution, OwnExecution own, SemaphoreState semaphore)
        implements Judgement {}

    /** It runs, and is none of ours. */
    record Foreign() implements Judgement {}

    /** It does not run, or nobody knows. */
    record Unknown() implements Judgement {}
  }

  /**
   * Believes a redrive only as far as Step Functions confirms that the execution runs now.
   *
   * @return whether the execution's new run holds a slot because of this
   */
  boolean adopt(StatusChange redrive) {
    DescribeResult described = executions.describe(redrive.execution());
    if (!isRunning(described)) {
      return false;
    }
    Slot held = slots.read(Set.of(redrive.execution())).get(redrive.execution());
    if (held != null) {
      return laterRuns.moveOn(held, redrive.redriveCount());
    }
    return judge(described) instanceof Judgement.Ours ours
        && adopt(ours, redrive.redriveCount()) != null;
  }

  /** Finds out whose execution was described. */
  Judgement judge(DescribeResult described) {
    if (!isRunning(described)
        || !(described instanceof DescribeResult.Found(Execution execution))
        || execution.input() == null) {
      return new Judgement.Unknown();
    }
    Optional<OwnExecution> own = format.own(execution);
    if (own.isEmpty()) {
      return new Judgement.Foreign();
    }
    SemaphoreKey key = SemaphoreKey.of(own.get().queueUrl());
    SemaphoreState state = semaphores.peek(Set.of(key)).get(key);
    return state == null || state.limits().inForce().isEmpty()
        ? new Judgement.Foreign()
        : new Judgement.Ours(execution, own.get(), state);
  }

  private static boolean isRunning(DescribeResult described) {
    return described instanceof DescribeResult.Found(Execution execution)
        && execution.status() == ExecutionStatus.RUNNING;
  }

  /**
   * Adopts an execution of ours; null where somebody else has given it a slot.
   *
   * @param redriveCount the run that is known to have begun; the description may be older
   * @throws SemaphoreException if the semaphores stay contended
   */
  @Nullable Slot adopt(Judgement.Ours ours, int redriveCount) {
    Slot slot = slot(ours, Math.max(redriveCount, ours.execution().redriveCount()));
    for (int tries = 1; tries <= Acquisition.CONFLICT_LIMIT; tries++) {
      switch (slots.adopt(slot)) {
        case AcquireResult.Acquired _ -> {
          surroundings.listener().adopted(slot);
          return slot;
        }
        case AcquireResult.Refused _ -> {
          return null;
        }
        case AcquireResult.Contended _ -> surroundings.backOff(tries);
      }
    }
    throw new SemaphoreException("adoption stays contended: " + slot.holder());
  }

  private Slot slot(Judgement.Ours ours, int redriveCount) {
    OwnExecution own = ours.own();
    SemaphoreState state = ours.semaphore();
    Instant now = surroundings.now();
    Map<SemaphoreKey, Integer> permits = new LinkedHashMap<>();
    permits.put(state.key(), 1);
    state.shared().forEach(shared -> permits.put(shared, 1));
    return new Slot(
        ours.execution().arn(),
        own.queueUrl(),
        permits,
        surroundings.tokens().get(),
        null,
        now,
        own.startTimeMillis(),
        1,
        redriveCount,
        null,
        own.stateMachine());
  }
}
