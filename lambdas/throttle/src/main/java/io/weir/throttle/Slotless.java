package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks into executions that run without a slot. A redriven one of ours is adopted; any other of
 * ours is told and left alone, for adopting what was never redriven would count an execution twice
 * whose slot is only not seen. What is none of ours is remembered. One use, one thread.
 */
final class Slotless {
  private static final Duration FOREIGN_FOR = Duration.ofDays(14);

  private final Reconciler.Ports ports;
  private final Survey survey;
  private final Describer describer;
  private final Adoption adoption;
  private final Releaser releaser;
  private final Surroundings surroundings;
  private final ReconcileTally tally;

  Slotless(
      Reconciler.Ports ports,
      Survey survey,
      Describer describer,
      Adoption adoption,
      Surroundings surroundings,
      ReconcileTally tally) {
    this.ports = ports;
    this.survey = survey;
    this.describer = describer;
    this.adoption = adoption;
    this.releaser = new Releaser(ports.slots(), surroundings);
    this.surroundings = surroundings;
    this.tally = tally;
  }

  void look(Census census) {
    Set<ExecutionArn> open = new LinkedHashSet<>(survey.running());
    open.removeIf(arn -> census.slots().containsKey(arn) || survey.running(arn) == null);
    if (open.isEmpty()) {
      return;
    }
    // The census is older than the lists: who started since holds a slot now.
    open.removeAll(ports.slots().read(open).keySet());
    open.removeAll(ports.foreign().known(open, surroundings.now()));
    List<ExecutionArn> strangers = open.stream().filter(this::isForeign).toList();
    ports.foreign().remember(strangers, surroundings.now().plus(FOREIGN_FOR));
  }

  /** What fails with one execution is told, and does not end the round. */
  private boolean isForeign(ExecutionArn arn) {
    if (!describer.hasTime()) {
      tally.left(1);
      return false;
    }
    try {
      return isForeign(arn, adoption.judge(describer.describe(arn)));
    } catch (SemaphoreException failure) {
      surroundings.listener().slotNotReconciled(arn, String.valueOf(failure.getMessage()));
      tally.left(1);
      return false;
    }
  }

  private boolean isForeign(ExecutionArn arn, Adoption.Judgement judgement) {
    return switch (judgement) {
      case Adoption.Judgement.Foreign _ -> true;
      case Adoption.Judgement.Unknown _ -> false;
      case Adoption.Judgement.Ours ours when ours.execution().redriveCount() > 0 -> {
        adopt(ours);
        yield false;
      }
      case Adoption.Judgement.Ours _ -> {
        tally.slotless();
        surroundings.listener().runsWithoutSlot(arn);
        yield false;
      }
    };
  }

  /** Its end may have been told before it had a slot: so it is looked at once more. */
  private void adopt(Adoption.Judgement.Ours ours) {
    Slot slot = adoption.adopt(ours, ours.execution().redriveCount());
    if (slot == null) {
      return;
    }
    tally.adopted();
    if (describer.describe(slot.holder()) instanceof DescribeResult.Found(var execution)
        && execution.status().isClosed()
        && execution.redriveCount() >= slot.redriveCount()) {
      releaser.release(List.of(slot), each -> false);
    }
  }
}
