package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Invocation.Kind;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.memory.MemoryQueues.Item;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.Slot;
import java.util.List;

/**
 * Finds calls that may be made at once, before anything else happens, without missing a state that
 * matters: nobody else can tell whether they were made before or after, until time passes, and time
 * does not pass before they were.
 */
final class Commuting {
  private final Bound bound;
  private final Places places;

  Commuting(Bound bound, Places places) {
    this.bound = bound;
    this.places = places;
  }

  /** Returns an invocation whose next call commutes with all that others can do; -1 for none. */
  int alone(State state) {
    if (isOver(state)) {
      return runnable(state);
    }
    boolean calm = isCalm(state);
    for (int i = 0; i < state.invocations().size(); i++) {
      Invocation invocation = state.invocations().get(i);
      if (!invocation.isSlow() && commutes(state, invocation, calm)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Nothing runs or can run any more, and nothing can go wrong: what is left is to let go of slots
   * and messages, and no order of that can break a promise. So one invocation works at a time.
   */
  private boolean isOver(State state) {
    return state.faultsLeft() == 0
        && !state.entries().isEmpty()
        && state.executions().stream().allMatch(each -> each.status().isClosed())
        && places.queues().stream()
            .flatMap(queue -> state.queue(queue).items().stream())
            .allMatch(item -> Promises.hasRun(state, item.message().body()));
  }

  private static int runnable(State state) {
    for (int i = 0; i < state.invocations().size(); i++) {
      if (!Moves.isBlocked(state, state.invocations().get(i))) {
        return i;
      }
    }
    return -1;
  }

  private boolean commutes(State state, Invocation invocation, boolean calm) {
    Call call = invocation.pending();
    return switch (call.op()) {
      case TRIGGER, SCAN -> true;
      case DELETE, GIVE_BACK, QUARANTINE ->
          call.about().stream().allMatch(each -> isOwn(state, (QueueMessage) each));
      case START ->
          isClosed(state, call) || (isAbsent(state, call) && isPrivate(state, invocation));
      case CENSUS, LIST -> isIdleRound(state, invocation);
      case DESCRIBE -> isClosed(state, call) || isIdleRound(state, invocation);
      case RECEIVE -> isOutOfReach(state, (QueueUrl) call.about().getFirst());
      case PEEK -> calm || (invocation.kind() == Kind.ROUND && !invocation.has(Op.RELEASE));
      case READ_SLOTS -> isIdleRound(state, invocation) || isPrivate(state, invocation);
      case RELEASE -> calm && isPrivate(state, invocation);
      default -> false;
    };
  }

  /**
   * Nobody can acquire before time passes: no message can be received, and none is in hand. Then
   * what a pass sees makes no difference.
   */
  private boolean isCalm(State state) {
    int inHand = 0;
    for (Invocation each : state.invocations()) {
      inHand |= each.mentions();
    }
    for (QueueUrl queue : places.queues()) {
      if (!isOutOfReach(state, queue)) {
        return false;
      }
      for (Item item : state.queue(queue).items()) {
        if ((Mentions.of(item.message()) & inHand) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** A copy in hand that nobody can receive before time passes, or that is another's by now. */
  private boolean isOwn(State state, QueueMessage message) {
    return places.queues().stream()
        .flatMap(queue -> state.queue(queue).items().stream())
        .filter(item -> item.message().messageId().equals(message.messageId()))
        .allMatch(item -> isOutOfReach(state, item));
  }

  /** Nothing can be received from the queue before time passes. */
  private boolean isOutOfReach(State state, QueueUrl queue) {
    return state.queue(queue).items().stream().allMatch(item -> isOutOfReach(state, item))
        && (!may(state, Fault.SENT_BACK) || state.queue(Places.failed(queue)).items().isEmpty());
  }

  private boolean isOutOfReach(State state, Item item) {
    return !may(state, Fault.REDELIVERY) && Moves.isHidden(state, item);
  }

  private boolean may(State state, Fault fault) {
    return state.faultsLeft() > 0 && bound.has(fault);
  }

  /**
   * The pending call is about executions that nobody else knows of or can come to know of before
   * time passes, whose slots and messages are out of everybody's reach.
   */
  private boolean isPrivate(State state, Invocation invocation) {
    List<?> about = invocation.pending().about();
    int mask = Mentions.of(about);
    return !may(state, Fault.REDRIVE)
        && state.invocations().stream()
            .noneMatch(each -> each.id() != invocation.id() && (each.mentions() & mask) != 0)
        && state.events().stream()
            .noneMatch(each -> (Mentions.bit(each.change().execution()) & mask) != 0)
        && places.queues().stream().allMatch(queue -> isPrivate(state, queue, mask))
        && !isAboutToBeReconciled(state, mask);
  }

  private boolean isPrivate(State state, QueueUrl queue, int mask) {
    boolean sentBack =
        may(state, Fault.SENT_BACK)
            && state.queue(Places.failed(queue)).items().stream()
                .anyMatch(item -> (Mentions.of(item.message()) & mask) != 0);
    return !sentBack
        && state.queue(queue).items().stream()
            .filter(item -> (Mentions.of(item.message()) & mask) != 0)
            .allMatch(item -> isOutOfReach(state, item));
  }

  private static boolean isAbsent(State state, Call call) {
    return state.execution((ExecutionArn) call.about().getFirst()) == null;
  }

  /** An execution that has ended, and will not run again. */
  private boolean isClosed(State state, Call call) {
    Execution execution = state.execution((ExecutionArn) call.about().getFirst());
    return execution != null && execution.status().isClosed() && !may(state, Fault.REDRIVE);
  }

  /** A round without anything to do: no slot is settled, and nothing was or will be redriven. */
  private boolean isIdleRound(State state, Invocation invocation) {
    return invocation.kind() == Kind.ROUND
        && !invocation.has(Op.RELEASE)
        && !may(state, Fault.REDRIVE)
        && !may(state, Fault.STALE_READ)
        && state.executions().stream().allMatch(each -> each.redriveCount() == 0)
        && state.tables().slots().values().stream().noneMatch(each -> isOld(state, each));
  }

  private static boolean isAboutToBeReconciled(State state, int mask) {
    return state.invocations().stream().anyMatch(each -> each.pending().op() == Op.CENSUS)
        && state.tables().slots().values().stream()
            .anyMatch(each -> (Mentions.of(each) & mask) != 0 && isOld(state, each));
  }

  private static boolean isOld(State state, Slot slot) {
    return state.now() - VirtualTime.seconds(slot.acquiredAt()) >= VirtualTime.SETTLED;
  }
}
