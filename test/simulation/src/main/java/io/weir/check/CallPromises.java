package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Invocation.Answer;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.StartResult;
import io.weir.memory.MemoryTables;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The promises that a single call can break. */
final class CallPromises {
  private CallPromises() {}

  static @Nullable Violation broken(State before, Invocation invocation, Answer answer) {
    return switch (answer.call().op()) {
      case ACQUIRE -> transaction(answer.call().about());
      case RECEIVE -> receive(invocation, answer);
      case START -> start(before, invocation, answer);
      default -> null;
    };
  }

  /** DynamoDB refuses a transaction that names one item twice. */
  private static @Nullable Violation transaction(List<?> slots) {
    long holders = slots.stream().map(each -> ((Slot) each).holder()).distinct().count();
    return holders == slots.size()
        ? null
        : new Violation("R1", "one transaction names a slot twice: " + Names.of(slots));
  }

  /** A pass receives only after it has seen room, and looks again each time. */
  private static @Nullable Violation receive(Invocation invocation, Answer answer) {
    int room = seen(invocation.log(), (QueueUrl) answer.call().about().getFirst());
    int received = answer.value() instanceof Collection<?> messages ? messages.size() : 0;
    return room > 0 && received <= room
        ? null
        : new Violation(
            "R5", "%s receives %d, having seen room for %d".formatted(invocation, received, room));
  }

  /** The room that an invocation has seen for a queue's messages since it received last. */
  private static int seen(List<Answer> log, QueueUrl queue) {
    Map<SemaphoreKey, Integer> seen = new HashMap<>();
    for (Answer each : log) {
      Call call = each.call();
      if (call.op() == Op.RECEIVE && call.about().contains(queue)) {
        seen.clear();
      } else if (call.op() == Op.PEEK && each.value() instanceof Map<?, ?> semaphores) {
        semaphores.values().forEach(one -> see((SemaphoreState) one, queue, seen));
      }
    }
    return seen.values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  private static void see(
      SemaphoreState semaphore, QueueUrl queue, Map<SemaphoreKey, Integer> seen) {
    SemaphoreKey key = semaphore.key();
    if (key.equals(Places.PROVIDER) || key.value().equals(queue.value())) {
      seen.put(key, room(semaphore));
    }
  }

  private static int room(SemaphoreState semaphore) {
    return semaphore.pausedReason() == null
        ? semaphore.limits().inForce().orElse(0) - semaphore.used()
        : 0;
  }

  /** Returns the room for a queue's messages. */
  static int room(MemoryTables.Snapshot tables, QueueUrl queue) {
    SemaphoreState own = tables.semaphores().get(new SemaphoreKey(queue.value()));
    SemaphoreState shared = tables.semaphores().get(Places.PROVIDER);
    int room = own == null ? 0 : room(own);
    return shared == null ? room : Math.min(room, room(shared));
  }

  /** A retry sends the same bytes, so that it is known for one while its execution runs. */
  private static @Nullable Violation start(State before, Invocation invocation, Answer answer) {
    ExecutionArn arn = (ExecutionArn) answer.call().about().getFirst();
    Execution execution = before.execution(arn);
    return execution != null
            && answer.value() instanceof StartResult.AlreadyExists
            && execution.status() == ExecutionStatus.RUNNING
            && execution.redriveCount() == 0
            && hasMessageOf(invocation, execution)
        ? new Violation("R2", "a retry of %s sends other bytes".formatted(Places.name(arn)))
        : null;
  }

  private static boolean hasMessageOf(Invocation invocation, Execution execution) {
    return invocation.log().stream()
        .filter(each -> each.call().op() == Op.RECEIVE && each.value() instanceof List<?>)
        .flatMap(each -> ((List<?>) each.value()).stream())
        .map(each -> ((QueueMessage) each).body())
        .anyMatch(body -> PlainFormat.isInputOf(body, execution.input()));
  }
}
