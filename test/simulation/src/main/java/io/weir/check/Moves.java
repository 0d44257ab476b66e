package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Invocation.Kind;
import io.weir.check.Move.Telling;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.memory.MemoryQueues.Item;
import io.weir.memory.MemoryTables.Lease;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Finds all that can happen next in a state, always in the same order. */
final class Moves {
  private static final int COMPLETIONS = 2;

  private final Bound bound;
  private final Places places;
  private final Commuting commuting;

  Moves(Bound bound, Places places) {
    this.bound = bound;
    this.places = places;
    this.commuting = new Commuting(bound, places);
  }

  List<Move> of(State state) {
    List<Move> moves = new ArrayList<>();
    int alone = commuting.alone(state);
    if (alone >= 0) {
      addProcess(state, alone, moves);
      return moves;
    }
    for (int i = 0; i < state.invocations().size(); i++) {
      if (!isTwin(state.invocations(), i)) {
        addProcess(state, i, moves);
      }
    }
    addEvents(state, moves);
    addExecutions(state, moves);
    addMessages(state, moves);
    addLimits(state, moves);
    if (mayWait(state)) {
      moves.add(new Move.Wait());
    }
    return moves;
  }

  private boolean may(State state, Fault fault) {
    return state.faultsLeft() > 0 && bound.has(fault);
  }

  /** Of invocations that are due for the same, one goes first. */
  private static boolean isTwin(List<Invocation> invocations, int index) {
    Invocation invocation = invocations.get(index);
    return invocation.isFresh()
        && invocation.changes().isEmpty()
        && invocations.subList(0, index).stream()
            .anyMatch(
                each ->
                    each.isFresh()
                        && alike(each, invocation)
                        && each.began() == invocation.began()
                        && each.isSlow() == invocation.isSlow()
                        && each.pending().op() == invocation.pending().op()
                        && Objects.equals(each.queue(), invocation.queue()));
  }

  private static boolean alike(Invocation a, Invocation b) {
    return a.kind() == b.kind() || (a.isPass() && b.isPass() && a.pending().op() == Op.PEEK);
  }

  private void addProcess(State state, int index, List<Move> moves) {
    Invocation invocation = state.invocations().get(index);
    if (!isBlocked(state, invocation)) {
      variants(state, invocation).forEach(each -> moves.add(new Move.Step(index, each)));
      if (invocation.isSlow() && invocation.sentAt() < 0 && invocation.pending().op().isStamped()) {
        moves.add(new Move.Send(index));
      }
    }
    if (may(state, Fault.CRASH)) {
      moves.add(new Move.Crash(index));
    }
    if (may(state, Fault.SLOW) && !invocation.isSlow()) {
      moves.add(new Move.SlowDown(index));
    }
  }

  private List<Variant> variants(State state, Invocation invocation) {
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.NORMAL);
    Call call = invocation.pending();
    switch (call.op()) {
      case START -> {
        add(state, Fault.UNCLEAR_START, variants, Variant.UNCLEAR_BEFORE, Variant.UNCLEAR_AFTER);
        add(state, Fault.THROTTLED_START, variants, Variant.THROTTLED);
        add(state, Fault.REFUSED_START, variants, Variant.REFUSED);
      }
      case ACQUIRE, RELEASE, ADOPT -> {
        add(
            state,
            Fault.UNCLEAR_TRANSACTION,
            variants,
            Variant.FAILED_BEFORE,
            Variant.FAILED_AFTER);
        add(state, Fault.CONTENTION, variants, Variant.CONTENDED);
      }
      case MOVE_ON ->
          add(
              state,
              Fault.UNCLEAR_TRANSACTION,
              variants,
              Variant.FAILED_BEFORE,
              Variant.FAILED_AFTER);
      case DESCRIBE -> {
        ExecutionArn arn = (ExecutionArn) call.about().getFirst();
        if (Staleness.mayBeAbsent(state, arn)) {
          add(state, Fault.STALE_READ, variants, Variant.STALE_ABSENT);
        }
        if (Staleness.mayBeFormer(state, arn)) {
          add(state, Fault.STALE_READ, variants, Variant.STALE_STATUS);
        }
      }
      case LIST -> {
        if (Staleness.mayListFormer(state)) {
          add(state, Fault.STALE_READ, variants, Variant.STALE_STATUS);
        }
      }
      case QUARANTINE -> add(state, Fault.CRASH, variants, Variant.HALF);
      default -> {}
    }
    return variants;
  }

  private void add(State state, Fault fault, List<Variant> variants, Variant... more) {
    if (may(state, fault)) {
      variants.addAll(List.of(more));
    }
  }

  private void addEvents(State state, List<Move> moves) {
    List<Event> events = state.events();
    if (events.isEmpty() || !hasFreeCompletion(state)) {
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      if (i == 0 || !events.get(i).equals(events.get(i - 1))) {
        moves.add(new Move.Deliver(List.of(i)));
      }
    }
    if (events.size() > 1) {
      moves.add(new Move.Deliver(IntStream.range(0, events.size()).boxed().toList()));
    }
  }

  private static boolean hasFreeCompletion(State state) {
    return state.invocations().stream().filter(each -> each.kind() == Kind.COMPLETION).count()
        < COMPLETIONS;
  }

  private void addExecutions(State state, List<Move> moves) {
    List<ExecutionArn> running = new ArrayList<>();
    for (Execution execution : state.executions()) {
      if (execution.status() == ExecutionStatus.RUNNING) {
        running.add(execution.arn());
        addEnds(state, execution.arn(), moves);
      }
      boolean foreign = Places.isForeign(execution.arn());
      if (may(state, Fault.REDRIVE) && !foreign) {
        moves.add(new Move.Redrive(execution.arn(), false));
        if (bound.has(Fault.LOST_EVENT) && state.faultsLeft() > 1) {
          moves.add(new Move.Redrive(execution.arn(), true));
        }
      }
      if (may(state, Fault.RERUN)
          && !foreign
          && state.execution(Places.arn(Places.rerun(execution.arn()))) == null) {
        moves.add(new Move.Rerun(execution.arn()));
      }
    }
    if (running.size() > 1 && hasFreeCompletion(state)) {
      moves.add(new Move.End(running, Telling.AT_ONCE));
    }
  }

  private void addEnds(State state, ExecutionArn arn, List<Move> moves) {
    List<ExecutionArn> one = List.of(arn);
    boolean seen = isSeen(state, arn);
    if (hasFreeCompletion(state)) {
      if (!seen) {
        moves.add(new Move.End(one, Telling.AT_ONCE));
      }
      if (may(state, Fault.DOUBLED_EVENT)) {
        moves.add(new Move.End(one, Telling.DOUBLED));
      }
    }
    if (seen) {
      moves.add(new Move.End(one, Telling.PENDING));
    }
    if (may(state, Fault.LOST_EVENT)) {
      moves.add(new Move.End(one, Telling.LOST));
    }
    if (may(state, Fault.LATE_EVENT)) {
      moves.add(new Move.End(one, Telling.LATE));
    }
  }

  /** Tells whether anybody could tell that the execution has ended before its event arrives. */
  private static boolean isSeen(State state, ExecutionArn arn) {
    int bit = Mentions.bit(arn);
    return isSettled(state, arn)
        || state.invocations().stream().anyMatch(each -> (each.mentions() & bit) != 0)
        || state.queues().values().stream()
            .flatMap(each -> each.items().stream())
            .anyMatch(each -> (Mentions.of(each.message()) & bit) != 0);
  }

  private static boolean isSettled(State state, ExecutionArn arn) {
    Slot slot = state.tables().slots().get(arn);
    return slot != null
        && state.now() - VirtualTime.seconds(slot.acquiredAt()) >= VirtualTime.SETTLED;
  }

  private void addMessages(State state, List<Move> moves) {
    for (QueueUrl queue : places.queues()) {
      if (may(state, Fault.REDELIVERY)) {
        for (Item item : state.queue(queue).items()) {
          if (isHidden(state, item) && isInHand(state, item.message())) {
            moves.add(new Move.Redeliver(queue, item.message()));
          }
        }
      }
      if (may(state, Fault.SENT_BACK)) {
        state
            .queue(Places.failed(queue))
            .items()
            .forEach(each -> moves.add(new Move.SendBack(queue, each.message())));
      }
    }
  }

  static boolean isHidden(State state, Item item) {
    return VirtualTime.at(state.now()).isBefore(item.visibleAt());
  }

  private static boolean isInHand(State state, QueueMessage message) {
    int bit = Mentions.of(message);
    return state.invocations().stream().anyMatch(each -> (each.mentions() & bit) != 0);
  }

  private void addLimits(State state, List<Move> moves) {
    if (!may(state, Fault.LIMIT_CHANGE)) {
      return;
    }
    for (SemaphoreState each : state.tables().semaphores().values()) {
      SemaphoreKey key = each.key();
      int limit = each.limits().inForce().orElse(0);
      moves.add(new Move.Deploy(key, limit + 1));
      if (limit > 1) {
        moves.add(new Move.Deploy(key, limit - 1));
      }
    }
  }

  /** Time passes when nobody is at work but who is slow, and no event is about to arrive. */
  private boolean mayWait(State state) {
    return state.events().stream().allMatch(Event::isLate)
        && state.invocations().stream().allMatch(each -> lets(state, each))
        && !Goal.isReached(state, places);
  }

  private static boolean lets(State state, Invocation invocation) {
    int next = state.now() + 1;
    boolean landed = invocation.sentAt() < 0 || next - invocation.sentAt() <= VirtualTime.CALL;
    return (invocation.isSlow() || isBlocked(state, invocation))
        && next - invocation.began() < VirtualTime.INVOCATION
        && landed;
  }

  /** A tick waits for its turn while another pass holds the lease. */
  static boolean isBlocked(State state, Invocation invocation) {
    if (invocation.kind() != Kind.TICK || invocation.pending().op() != Op.TAKE_LEASE) {
      return false;
    }
    Lease lease = state.tables().leases().get(invocation.queue());
    return lease != null && VirtualTime.at(state.now()).isBefore(lease.until());
  }
}
