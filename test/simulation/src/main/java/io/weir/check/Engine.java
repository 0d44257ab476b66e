package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Controller.Run;
import io.weir.check.Invocation.Answer;
import io.weir.check.Invocation.Kind;
import io.weir.check.Move.Telling;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.memory.MemoryQueues.Contents;
import io.weir.memory.MemoryQueues.Item;
import io.weir.queue.QueueUrl;
import io.weir.throttle.StatusChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes moves: puts the world into a state, lets one thing happen, and saves it. One thread. */
final class Engine {
  private final Bound bound;
  private final Places places;
  private final World world;
  private final Core core;

  /**
   * Where a move leads.
   *
   * @param run what the invocation did; null where the move was none of an invocation
   */
  record Made(State state, @Nullable Run run) {}

  Engine(Bound bound, Places places) {
    this.bound = bound;
    this.places = places;
    this.world = new World(places);
    this.core = new Core(world, bound.leases());
  }

  /** Returns the state that the bound begins with. */
  State initial() {
    World fresh = new World(places);
    fresh.begin(bound, places);
    State empty =
        new State(
            fresh.tables.snapshot(),
            fresh.queues.snapshot(),
            Map.of(),
            0,
            List.of(),
            List.of(),
            new History(Map.of(), Map.of()),
            bound.faultBudget(),
            1);
    State begun = empty.with(Historian.begin(empty));
    return withDue(begun);
  }

  Made make(State state, Move move) {
    Made made =
        switch (move) {
          case Move.Step(int invocation, Variant variant) -> step(state, invocation, variant);
          case Move.Send(int invocation) ->
              still(
                  replaced(
                      state, invocation, state.invocations().get(invocation).sent(state.now())));
          case Move.Crash(int invocation) -> still(crashed(state, invocation).lessFaults(1));
          case Move.SlowDown(int invocation) ->
              still(
                  replaced(state, invocation, state.invocations().get(invocation).slow())
                      .lessFaults(1));
          case Move.Deliver(List<Integer> events) -> still(delivered(state, events));
          case Move.End(List<ExecutionArn> executions, Telling telling) ->
              still(ended(state, executions, telling));
          case Move.Redrive redrive -> still(redriven(state, redrive));
          case Move.Rerun(ExecutionArn execution) -> still(rerun(state, execution).lessFaults(1));
          case Move.SendBack sendBack -> still(sentBack(state, sendBack).lessFaults(1));
          case Move.Redeliver redeliver -> still(redelivered(state, redeliver).lessFaults(1));
          case Move.Deploy deploy -> still(deployed(state, deploy).lessFaults(1));
          case Move.Wait() -> still(later(state));
        };
    return new Made(made.state().with(Historian.after(state, made.state())), made.run());
  }

  private static Made still(State state) {
    return new Made(state, null);
  }

  private Made step(State state, int index, Variant variant) {
    Invocation invocation = state.invocations().get(index);
    world.restore(state);
    if (invocation.pending().op() == Op.RETURN) {
      Run run = core.run(state, invocation, null);
      return new Made(
          with(state, index, run.pending() == null ? null : invocation.with(run.pending())), run);
    }
    Run run = core.run(state, invocation, variant);
    List<QueueUrl> triggered = core.triggered();
    Invocation next = next(invocation, variant, run);
    State after = world.save(state, state.invocations()).lessFaults(variant.cost());
    if (variant == Variant.HALF) {
      return new Made(crashed(undeleted(after, state), index), run);
    }
    if (next == null && run.failure() != null) {
      return new Made(crashed(after, index), run);
    }
    after = with(after, index, next);
    for (QueueUrl queue : triggered) {
      after = triggered(after, queue);
    }
    return new Made(after, run);
  }

  private static @Nullable Invocation next(Invocation invocation, Variant variant, Run run) {
    Answer answer = run.answer();
    if (answer == null) {
      throw new IllegalStateException(
          invocation + " did not come to its call " + invocation.pending());
    }
    Call pending = run.pending();
    return pending == null ? null : invocation.after(answer, pending, variant.fault != null);
  }

  private State undeleted(State after, State before) {
    Map<QueueUrl, Contents> queues = new LinkedHashMap<>(after.queues());
    places.queues().forEach(queue -> queues.put(queue, before.queue(queue)));
    return after.withQueues(queues);
  }

  private static State with(State state, int index, @Nullable Invocation next) {
    return next == null ? removed(state, index) : replaced(state, index, next);
  }

  private static State replaced(State state, int index, Invocation invocation) {
    List<Invocation> invocations = new ArrayList<>(state.invocations());
    invocations.set(index, invocation);
    return state.with(invocations);
  }

  private static State removed(State state, int index) {
    List<Invocation> invocations = new ArrayList<>(state.invocations());
    invocations.remove(index);
    return state.with(invocations);
  }

  /** What a completion was told comes back to it from its queue, at some time. */
  private static State crashed(State state, int index) {
    State after = removed(state, index);
    for (StatusChange change : state.invocations().get(index).changes()) {
      after = after.plus(new Event(change, true));
    }
    return after;
  }

  private State delivered(State state, List<Integer> which) {
    List<StatusChange> changes = which.stream().map(i -> state.events().get(i).change()).toList();
    List<Event> left =
        IntStream.range(0, state.events().size())
            .filter(i -> !which.contains(i))
            .mapToObj(state.events()::get)
            .toList();
    return told(state.withEvents(left), changes);
  }

  private State told(State state, List<StatusChange> changes) {
    boolean firstTaken =
        state.invocations().stream()
            .anyMatch(each -> each.kind() == Kind.COMPLETION && each.number() == 1);
    return added(
        state,
        Invocation.completion(state.nextInvocation(), firstTaken ? 2 : 1, changes, state.now()));
  }

  private State due(State state, Kind kind, int number, @Nullable QueueUrl queue) {
    return added(state, Invocation.due(state.nextInvocation(), kind, number, queue, state.now()));
  }

  /** Adds an invocation at its first call; one that makes none is over at once. */
  private State added(State state, Invocation invocation) {
    world.restore(state);
    Call first = core.run(state, invocation, null).pending();
    if (first == null) {
      return state;
    }
    List<Invocation> invocations = new ArrayList<>(state.invocations());
    invocations.add(invocation.with(first));
    return state.with(invocations).withNextProcess(state.nextInvocation() + 1);
  }

  private State ended(State state, List<ExecutionArn> arns, Telling telling) {
    world.restore(state);
    arns.forEach(arn -> world.executions.finish(arn, ExecutionStatus.SUCCEEDED));
    State after = world.save(state, state.invocations()).lessFaults(telling.cost);
    List<StatusChange> changes = arns.stream().map(arn -> change(after, arn)).toList();
    return switch (telling) {
      case AT_ONCE -> told(after, changes);
      case DOUBLED -> told(after.plus(new Event(changes.getFirst(), true)), changes);
      case PENDING -> after.plus(new Event(changes.getFirst(), false));
      case LATE -> after.plus(new Event(changes.getFirst(), true));
      case LOST -> after;
    };
  }

  private static StatusChange change(State state, ExecutionArn arn) {
    var execution = state.execution(arn);
    if (execution == null) {
      throw new IllegalArgumentException("no such execution: " + arn);
    }
    return new StatusChange(arn, execution.status(), execution.redriveCount());
  }

  private State redriven(State state, Move.Redrive redrive) {
    State closed = state;
    ExecutionArn arn = redrive.execution();
    if (change(state, arn).status() == ExecutionStatus.RUNNING) {
      State end = ended(state, List.of(arn), Telling.PENDING);
      closed = end.with(Historian.after(state, end));
    }
    world.restore(closed);
    world.executions.redrive(arn);
    State after = world.save(closed, closed.invocations());
    return redrive.isEventLost()
        ? after.lessFaults(2)
        : after.lessFaults(1).plus(new Event(change(after, arn), false));
  }

  private State rerun(State state, ExecutionArn arn) {
    world.restore(state);
    var execution = state.execution(arn);
    if (execution == null || execution.input() == null) {
      throw new IllegalArgumentException("no such execution: " + arn);
    }
    world.executions.start(
        Places.STATE_MACHINE, new ExecutionName(Places.rerun(arn)), execution.input());
    return world.save(state, state.invocations());
  }

  private State sentBack(State state, Move.SendBack sendBack) {
    world.restore(state);
    world.queues.send(sendBack.queue(), sendBack.message().body(), Map.of());
    world.queues.open(Places.failed(sendBack.queue())).delete(List.of(sendBack.message()));
    return world.save(state, state.invocations());
  }

  private static State redelivered(State state, Move.Redeliver redeliver) {
    Contents contents = state.queue(redeliver.queue());
    List<Item> items =
        contents.items().stream()
            .map(
                each ->
                    each.message().messageId().equals(redeliver.message().messageId())
                        ? new Item(each.message(), VirtualTime.at(state.now()))
                        : each)
            .toList();
    Map<QueueUrl, Contents> queues = new LinkedHashMap<>(state.queues());
    queues.put(redeliver.queue(), new Contents(items, contents.sent(), contents.receives()));
    return state.withQueues(queues);
  }

  /** A limit that is raised triggers a pass at once. */
  private State deployed(State state, Move.Deploy deploy) {
    world.restore(state);
    var before = state.tables().semaphores().get(deploy.semaphore());
    if (before == null) {
      throw new IllegalArgumentException("no such semaphore: " + deploy.semaphore());
    }
    world
        .tables
        .semaphores()
        .deploy(
            deploy.semaphore(),
            deploy.limit(),
            VirtualTime.at(-state.faultsLeft()),
            before.shared());
    State after = world.save(state, state.invocations());
    if (deploy.limit() > before.limits().inForce().orElse(0)) {
      for (QueueUrl queue : wokenBy(deploy, before.queues())) {
        after = triggered(after, queue);
      }
    }
    return after;
  }

  /**
   * As many passes are due or in mid-air at once as there are throttlers; where one of them has not
   * begun, it does what was asked for.
   */
  private State triggered(State state, QueueUrl queue) {
    List<Invocation> passes =
        state.invocations().stream().filter(each -> queue.equals(each.queue())).toList();
    boolean isDue = passes.stream().anyMatch(Invocation::isFresh);
    return isDue && passes.size() >= bound.throttlers() ? state : due(state, Kind.FILL, 1, queue);
  }

  private List<QueueUrl> wokenBy(Move.Deploy deploy, Set<QueueUrl> sharing) {
    return places.queues().stream()
        .filter(
            queue -> sharing.contains(queue) || queue.value().equals(deploy.semaphore().value()))
        .toList();
  }

  private State later(State state) {
    State after = state.at(state.now() + 1);
    List<Invocation> invocations = new ArrayList<>();
    for (Invocation each : after.invocations()) {
      world.restore(after);
      Call pending = core.run(after, each, null).pending();
      if (pending != null) {
        invocations.add(each.with(pending));
      } else if (each.isSlow()) {
        invocations.add(each.with(Call.RETURN));
      }
    }
    return withDue(after.with(invocations));
  }

  private State withDue(State state) {
    State after = state;
    for (QueueUrl queue : places.queues()) {
      for (int number = 1; number <= bound.throttlers(); number++) {
        after = due(after, Kind.TICK, number, queue);
      }
    }
    boolean isReconciling =
        state.invocations().stream().anyMatch(each -> each.kind() == Kind.ROUND);
    return isReconciling ? after : due(after, Kind.ROUND, 1, null);
  }
}
