package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Invocation.Answer;
import io.weir.check.Invocation.Kind;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.memory.MemoryQueues.Contents;
import io.weir.memory.MemoryQueues.Item;
import io.weir.memory.MemoryTables.Lease;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.throttle.StatusChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a state as numbers, so that two states with the same future get the same ones: times are
 * ages, capped where they make no difference any more; tokens, receipt handles, start times and
 * names of messages and executions are numbered in the order in which they appear. One thread.
 */
final class Encoder {
  private static final Comparator<Invocation> ORDER =
      Comparator.comparing(Invocation::isPass)
          .thenComparing(each -> each.isPass() ? Kind.TICK : each.kind())
          .thenComparing(each -> String.valueOf(each.queue()))
          .thenComparingInt(each -> each.log().size())
          .thenComparing(each -> each.pending().op())
          .thenComparing(Invocation::isSlow)
          .thenComparingInt(Invocation::id);

  private final Bound bound;
  private final Places places;
  private final Numbers out = new Numbers();
  private final Values values = new Values(out);

  Encoder(Bound bound, Places places) {
    this.bound = bound;
    this.places = places;
  }

  /** Returns the state's 128 bits. */
  Fingerprint encode(State state) {
    out.clear();
    values.begin(state.now());
    out.add(state.faultsLeft());
    slots(state);
    places.queues().forEach(queue -> queue(state, queue));
    semaphores(state);
    out.add(state.events().size());
    state.events().forEach(this::event);
    invocations(state);
    executions(state);
    return out.fingerprint();
  }

  /** First of all and in the order of the census, so that names keep theirs. */
  private void slots(State state) {
    List<Slot> slots = new ArrayList<>(state.tables().slots().values());
    slots.sort(Comparator.comparing(Slot::acquiredAt).thenComparing(each -> each.holder().value()));
    out.add(slots.size());
    slots.forEach(values::slot);
  }

  private void queue(State state, QueueUrl queue) {
    Contents contents = state.queue(queue);
    out.add(contents.items().size());
    for (Item item : contents.items()) {
      values.message(item.message());
      values.ahead(item.visibleAt());
    }
    Contents failed = state.queue(Places.failed(queue));
    out.add(failed.items().size());
    for (Item item : failed.items()) {
      values.name(PlainFormat.name(item.message().body()));
      out.add(item.message().body().hashCode());
      out.add(String.valueOf(item.message().attributes().get("WeirReason")).hashCode());
    }
    if (bound.leases() == Leases.HONOURED) {
      lease(state, queue);
    }
  }

  private void lease(State state, QueueUrl queue) {
    Lease lease = state.tables().leases().get(queue);
    if (lease == null) {
      out.add(-1);
      return;
    }
    values.token(lease.owner());
    values.ahead(lease.until());
    out.add(lease.noted());
  }

  private void semaphores(State state) {
    for (SemaphoreState semaphore : state.tables().semaphores().values()) {
      values.semaphore(semaphore);
      SemaphoreKey key = semaphore.key();
      out.add(state.history().ceilings().getOrDefault(key, 0));
    }
  }

  private void event(Event event) {
    change(event.change());
    out.add(event.isLate());
  }

  private void change(StatusChange change) {
    values.arn(change.execution());
    out.add(change.status());
    out.add(change.redriveCount());
  }

  private void invocations(State state) {
    List<Invocation> invocations = new ArrayList<>(state.invocations());
    invocations.sort(ORDER);
    out.add(invocations.size());
    for (Invocation invocation : invocations) {
      invocation(state, invocation);
    }
  }

  private void invocation(State state, Invocation invocation) {
    out.add(kind(invocation));
    QueueUrl queue = invocation.queue();
    out.add(queue == null ? -1 : places.queues().indexOf(queue));
    out.add(invocation.isSlow());
    out.add(invocation.isFaulted());
    values.age(invocation.began());
    values.ageOrNever(invocation.sentAt());
    if (!invocation.isHandingOff() || may(state, Fault.CRASH)) {
      invocation.changes().forEach(this::change);
    }
    past(invocation);
    List<Answer> answers = invocation.log().subList(invocation.from(), invocation.log().size());
    out.add(answers.size());
    boolean unseen = invocation.isPass() && hasAcquired(answers);
    for (Answer answer : answers) {
      out.add(answer.call().op());
      values.age(answer.asked());
      if (!unseen || answer.call().op() != Op.PEEK) {
        values.any(answer.value());
      }
    }
    values.pending(invocation.pending());
  }

  /** Once its slots are acquired, the room that a pass saw is of no more use to it. */
  private static boolean hasAcquired(List<Answer> answers) {
    return answers.stream().anyMatch(each -> each.value() instanceof AcquireResult.Acquired);
  }

  /** Where leases are ignored, a triggered pass does what a tick does. */
  private Kind kind(Invocation invocation) {
    boolean alike = bound.leases() == Leases.IGNORED && invocation.kind() == Kind.FILL;
    return alike ? Kind.TICK : invocation.kind();
  }

  /** What is left of the rounds before: what was freed, and what of that was used. */
  private void past(Invocation invocation) {
    if (bound.leases() == Leases.HONOURED) {
      values.token(Controller.firstToken(invocation));
      out.add(invocation.from() > 0);
    }
    if (!invocation.isHandingOff()) {
      return;
    }
    for (Answer answer : invocation.log().subList(0, invocation.from())) {
      switch (answer.call().op()) {
        case RELEASE -> released(answer);
        case RECEIVE, GIVE_BACK -> {
          out.add(answer.call().op());
          out.add(
              answer.value() instanceof List<?> all ? all.size() : answer.call().about().size());
        }
        default -> {}
      }
    }
  }

  private void released(Answer answer) {
    if (answer.value() instanceof ReleaseResult.Released) {
      for (Object each : answer.call().about()) {
        out.add(places.queues().indexOf(((Slot) each).queueUrl()));
      }
    }
  }

  private boolean may(State state, Fault fault) {
    return state.faultsLeft() > 0 && bound.has(fault);
  }

  /** Those that something else names come first, in that order; the others are all alike. */
  private void executions(State state) {
    List<Execution> executions = new ArrayList<>(state.executions());
    executions.sort(
        Comparator.comparingInt((Execution each) -> values.number(each.arn()))
            .thenComparing(Execution::status)
            .thenComparingInt(Execution::redriveCount)
            .thenComparingInt(each -> past(state, each.arn()).changedAt())
            .thenComparing(each -> each.arn().value()));
    out.add(executions.size());
    for (Execution execution : executions) {
      boolean isNamed = values.number(execution.arn()) < Integer.MAX_VALUE;
      values.execution(execution, isNamed);
      past(state, execution);
    }
  }

  private void past(State state, Execution execution) {
    History.Past past = past(state, execution.arn());
    out.add(past.heldRun());
    if (may(state, Fault.STALE_READ)) {
      values.age(past.changedAt());
      Execution before = past.before();
      boolean isRecent = state.now() - past.changedAt() < VirtualTime.STALE;
      out.add(before != null && isRecent ? before.status().name().hashCode() : -1);
    }
  }

  private static History.Past past(State state, ExecutionArn arn) {
    History.Past past = state.history().pasts().get(arn);
    if (past == null) {
      throw new IllegalStateException("no history of " + arn);
    }
    return past;
  }
}
