package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.memory.MemoryQueues.Item;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;

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

  /** Returns a process whose pending call commutes with all that others can do; -1 for none. */
  int alone(State state) {
    for (int i = 0; i < state.processes().size(); i++) {
      Invocation process = state.processes().get(i);
      if (!process.isSlow() && commutes(state, process)) {
        return i;
      }
    }
    return -1;
  }

  private boolean commutes(State state, Invocation process) {
    Call call = process.pending();
    return switch (call.op()) {
      case TRIGGER -> true;
      case DELETE, GIVE_BACK, QUARANTINE ->
          call.about().stream().allMatch(each -> isOwn(state, (QueueMessage) each));
      case START -> isPrivate(state, process, (ExecutionArn) call.about().getFirst());
      default -> false;
    };
  }

  /** A copy in hand that nobody can receive before time passes, or that is another's by now. */
  private boolean isOwn(State state, QueueMessage message) {
    return places.queues().stream()
        .flatMap(queue -> state.queue(queue).items().stream())
        .filter(item -> item.message().messageId().equals(message.messageId()))
        .allMatch(item -> isOutOfReach(state, item));
  }

  private boolean isOutOfReach(State state, Item item) {
    boolean redelivered = bound.has(Fault.REDELIVERY) && state.faultsLeft() > 0;
    return !redelivered && Moves.isHidden(state, item);
  }

  /**
   * An execution that is not there yet, of which nobody else knows, and whose only message is this
   * process' own.
   */
  private boolean isPrivate(State state, Invocation process, ExecutionArn arn) {
    int bit = Mentions.bit(arn);
    return !state.executions().containsKey(arn)
        && state.processes().stream()
            .noneMatch(each -> each != process && (each.mentions() & bit) != 0)
        && state.events().stream().noneMatch(each -> each.change().execution().equals(arn))
        && places.queues().stream().allMatch(queue -> isPrivate(state, queue, bit));
  }

  private boolean isPrivate(State state, QueueUrl queue, int bit) {
    return state.queue(queue).items().stream()
            .filter(item -> (Mentions.of(item.message()) & bit) != 0)
            .allMatch(item -> isOutOfReach(state, item))
        && state.queue(Places.failed(queue)).items().stream()
            .noneMatch(item -> (Mentions.of(item.message()) & bit) != 0);
  }
}
