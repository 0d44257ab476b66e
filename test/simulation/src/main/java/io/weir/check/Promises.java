package io.weir.check;

import io.weir.check.Controller.Run;
import io.weir.check.Engine.Made;
import io.weir.check.Invocation.Answer;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.memory.MemoryQueues.Item;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for broken promises in what the tables, queues and executions hold. It shares no code with
 * the protocol: it counts and compares.
 */
final class Promises {
  private static final String REASON = "WeirReason";

  private final Bound bound;
  private final Places places;
  private final Map<ExecutionArn, QueueUrl> homes = new HashMap<>();
  private final Map<String, Long> copies = new HashMap<>();

  Promises(Bound bound, Places places) {
    this.bound = bound;
    this.places = places;
    for (Places.Letter letter : places.messages()) {
      homes.put(Places.arn(PlainFormat.name(letter.body())), letter.queue());
      copies.merge(letter.body(), 1L, Long::sum);
    }
  }

  /** Returns the first promise that a move broke; null where it broke none. */
  @Nullable Violation broken(State before, Move move, Made made) {
    State after = made.state();
    return Stream.of(
            counters(after),
            holders(after),
            running(after),
            acquired(before, made),
            messages(after),
            quarantined(after),
            call(before, move, made),
            idle(after))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Violation counters(State state) {
    for (SemaphoreState semaphore : state.tables().semaphores().values()) {
      int held = 0;
      for (Slot slot : state.tables().slots().values()) {
        held += slot.permits().getOrDefault(semaphore.key(), 0);
      }
      if (held != semaphore.used()) {
        return new Violation(
            "R4",
            "the counter of %s is %d, its slots hold %d"
                .formatted(Names.of(semaphore.key()), semaphore.used(), held));
      }
    }
    return null;
  }

  private static @Nullable Violation holders(State state) {
    for (Execution execution : state.executions()) {
      ExecutionArn arn = execution.arn();
      if (execution.status() == ExecutionStatus.RUNNING
          && !Places.isForeign(arn)
          && !state.tables().slots().containsKey(arn)
          && !awaitsAdoption(state, execution)) {
        return new Violation("R1", Places.name(arn) + " runs without a slot");
      }
    }
    return null;
  }

  /** A redriven execution runs without a slot until it is adopted, once for each run. */
  private static boolean awaitsAdoption(State state, Execution execution) {
    History.Past past = state.history().pasts().get(execution.arn());
    return execution.redriveCount() > 0
        && past != null
        && past.heldRun() < execution.redriveCount();
  }

  private @Nullable Violation running(State state) {
    for (SemaphoreState semaphore : state.tables().semaphores().values()) {
      long running =
          state.executions().stream().filter(each -> counts(each, semaphore.key())).count();
      int ceiling = state.history().ceilings().getOrDefault(semaphore.key(), 0);
      if (running > ceiling) {
        return new Violation(
            "R1",
            "%d executions run under %s, the limit allows %d"
                .formatted(running, Names.of(semaphore.key()), ceiling));
      }
    }
    return null;
  }

  private boolean counts(Execution execution, SemaphoreKey key) {
    QueueUrl home = homes.get(execution.arn());
    return home != null
        && execution.status() == ExecutionStatus.RUNNING
        && execution.redriveCount() == 0
        && (key.equals(Places.PROVIDER) || home.value().equals(key.value()));
  }

  private static @Nullable Violation acquired(State before, Made made) {
    Run run = made.run();
    Answer answer = run == null ? null : run.answer();
    if (answer == null) {
      return null;
    }
    return switch (answer.call().op()) {
      case ACQUIRE -> overTheLimit(before, made.state());
      case ADOPT -> adopted(before, made.state(), answer);
      default -> null;
    };
  }

  private static @Nullable Violation adopted(State before, State after, Answer answer) {
    ExecutionArn arn = ((Slot) answer.call().about().getFirst()).holder();
    Execution execution = after.execution(arn);
    boolean redriven = execution != null && execution.redriveCount() > 0;
    return redriven ? null : overTheLimit(before, after);
  }

  private static @Nullable Violation overTheLimit(State before, State after) {
    for (SemaphoreState semaphore : after.tables().semaphores().values()) {
      SemaphoreState former = before.tables().semaphores().get(semaphore.key());
      int usedBefore = former == null ? 0 : former.used();
      int limit = semaphore.limits().inForce().orElse(0);
      if (semaphore.used() > usedBefore && semaphore.used() > limit) {
        return new Violation(
            "R1",
            "an acquire took %s to %d, above its limit %d"
                .formatted(Names.of(semaphore.key()), semaphore.used(), limit));
      }
    }
    return null;
  }

  /** Every message is on its queue, on the failed queue, or has its execution. */
  private @Nullable Violation messages(State state) {
    for (Map.Entry<String, Long> letter : copies.entrySet()) {
      String body = letter.getKey();
      long kept =
          state.queues().values().stream().mapToLong(each -> count(each.items(), body)).sum();
      if (kept < letter.getValue() && !hasRun(state, body)) {
        return new Violation("R2", "message " + body + " vanished, and was never started");
      }
    }
    return null;
  }

  private static long count(List<Item> items, String body) {
    return items.stream().filter(each -> each.message().body().equals(body)).count();
  }

  static boolean hasRun(State state, String body) {
    Execution execution = state.execution(Places.arn(PlainFormat.name(body)));
    return execution != null && PlainFormat.isInputOf(body, execution.input());
  }

  private @Nullable Violation quarantined(State state) {
    for (QueueUrl queue : places.queues()) {
      for (Item item : state.queue(Places.failed(queue)).items()) {
        String body = item.message().body();
        var reason = item.message().attributes().get(REASON);
        if (reason == null) {
          return new Violation("R2", "message " + body + " is quarantined without a reason");
        }
        if (hasRun(state, body) && !reason.value().equals("refused-by-step-functions")) {
          return new Violation(
              "R2", "message " + body + " runs, and is quarantined: " + reason.value());
        }
      }
    }
    return null;
  }

  private static @Nullable Violation call(State before, Move move, Made made) {
    Run run = made.run();
    if (run == null || !(move instanceof Move.Step(int index, Variant variant))) {
      return null;
    }
    Invocation invocation = before.invocations().get(index);
    RuntimeException failure = run.failure();
    if (failure != null && !invocation.isFaulted() && variant.fault == null) {
      return new Violation("R6", invocation + " fails without a fault: " + failure);
    }
    Answer answer = run.answer();
    return answer == null ? null : CallPromises.broken(before, invocation, answer);
  }

  /** Without a fault so far, whoever waits is let in, and nobody forgets a message in hand. */
  private @Nullable Violation idle(State state) {
    boolean quiet = state.invocations().isEmpty() && state.events().isEmpty();
    if (!quiet || state.faultsLeft() < bound.faultBudget()) {
      return null;
    }
    for (QueueUrl queue : places.queues()) {
      for (Item item : state.queue(queue).items()) {
        if (!Moves.isHidden(state, item) && CallPromises.room(state.tables(), queue) > 0) {
          return new Violation(
              "idle", item.message().body() + " waits, a slot is free, and nobody is due");
        }
        if (VirtualTime.seconds(item.visibleAt()) > state.now() + 1) {
          return new Violation("idle", item.message().body() + " is hidden, and in nobody's hand");
        }
      }
    }
    return null;
  }
}
