package io.weir.simulation.world;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionRedriven;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.Misled;
import io.weir.simulation.check.Observation.StartRefused;
import io.weir.simulation.check.Observation.StartedByHand;
import io.weir.throttle.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the executions: each lasts a while, ends somehow, and is then perhaps run again. */
final class StepFunctions {
  /** How old a description may be: less than what the reconciler waits for. */
  private static final Duration OLDEST_NEWS = Duration.ofSeconds(55);

  /** How often a client gets no answer at all, where it would have got an old one. */
  private static final double NO_ANSWER = 0.2;

  private static final String BY_HAND = "by-hand-";

  private final World world;
  private final Consumer<StatusChange> events;
  private final Dice dice;
  private final Map<ExecutionArn, History> histories = new LinkedHashMap<>();
  private int copies;
  private int running;

  /** An execution's states, the oldest first. */
  private record History(
      StateMachineArn stateMachine, String input, boolean byHand, List<State> states) {
    /** What was true at a moment; null before the start. */
    @Nullable State at(Instant moment) {
      State found = null;
      for (State state : states) {
        found = state.since().isAfter(moment) ? found : state;
      }
      return found;
    }
  }

  private record State(Instant since, ExecutionStatus status, int redriveCount) {}

  StepFunctions(World world, long seed, Consumer<StatusChange> events) {
    this.world = world;
    this.events = events;
    this.dice = new Dice(seed, "executions");
    for (StateMachineArn stateMachine : world.scenario().stateMachines()) {
      world.adapters().memoryExecutions().create(stateMachine, StateMachineType.STANDARD);
    }
    world
        .adapters()
        .memoryExecutions()
        .create(world.scenario().expressStateMachine(), StateMachineType.EXPRESS);
  }

  /** How many run that were not started by hand. */
  int running() {
    return running;
  }

  StartResult start(StateMachineArn stateMachine, ExecutionName name, String input) {
    StartResult result = world.adapters().executions().start(stateMachine, name, input);
    ExecutionArn arn = stateMachine.execution(name);
    if (result instanceof StartResult.Started && !histories.containsKey(arn)) {
      begin(arn, new History(stateMachine, input, false, new ArrayList<>()));
      world.observe(
          new ExecutionStarted(
              arn.value(), Producer.field(input, "queueUrl"), Producer.field(input, "work")));
    }
    return result;
  }

  void refused(ExecutionArn arn) {
    world.observe(new StartRefused(arn.value()));
  }

  /** Describes an execution, perhaps as it was a while ago. */
  DescribeResult describe(ExecutionArn arn, Invocation caller) {
    if (!world.faults().strikes(Fault.STALE_DESCRIBE)) {
      return world.adapters().executions().describe(arn);
    }
    world.observe(new Misled(arn.value()));
    if (world.faults().dice().chance(NO_ANSWER)) {
      caller.disturb();
      return world.faults().coin()
          ? new DescribeResult.Throttled()
          : new DescribeResult.Unavailable("simulated");
    }
    History history = histories.get(arn);
    Duration age = world.faults().dice().between(Duration.ZERO, OLDEST_NEWS);
    State then = history == null ? null : history.at(world.time().instant().minus(age));
    return then == null || history == null
        ? new DescribeResult.DoesNotExist()
        : new DescribeResult.Found(
            new Execution(arn, then.status(), then.redriveCount(), history.input()));
  }

  /** Lists executions, perhaps as they were a while ago. */
  ListResult list(
      StateMachineArn stateMachine,
      ExecutionStatus status,
      @Nullable String page,
      Invocation caller) {
    if (!world.faults().strikes(Fault.STALE_DESCRIBE)) {
      return world.adapters().executions().list(stateMachine, status, page);
    }
    if (world.faults().dice().chance(NO_ANSWER)) {
      caller.disturb();
      return world.faults().coin()
          ? new ListResult.Throttled()
          : new ListResult.Unavailable("simulated");
    }
    Instant then =
        world.time().instant().minus(world.faults().dice().between(Duration.ZERO, OLDEST_NEWS));
    return new ListResult.Page(listed(stateMachine, status, then), null);
  }

  private List<ListedExecution> listed(
      StateMachineArn stateMachine, ExecutionStatus status, Instant then) {
    List<ListedExecution> listed = new ArrayList<>();
    histories.forEach(
        (arn, history) -> {
          if (history.stateMachine().equals(stateMachine)) {
            State state = history.at(then);
            if (!history.states().getLast().equals(state)) {
              world.observe(new Misled(arn.value()));
            }
            if (state != null && state.status() == status) {
              listed.addFirst(
                  new ListedExecution(
                      arn, state.redriveCount(), history.states().getFirst().since()));
            }
          }
        });
    return listed;
  }

  private void begin(ExecutionArn arn, History history) {
    histories.put(arn, history);
    run(arn, history, 0);
  }

  private void run(ExecutionArn arn, History history, int redriveCount) {
    running += history.byHand() ? 0 : 1;
    note(history, ExecutionStatus.RUNNING, redriveCount);
    ExecutionStatus end = dice.chance(0.8) ? ExecutionStatus.SUCCEEDED : dice.pick(FAILURES);
    world
        .time()
        .after(
            dice.around(world.scenario().meanExecution()),
            () -> end(arn, history, end, redriveCount));
  }

  private static final List<ExecutionStatus> FAILURES =
      List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

  private void note(History history, ExecutionStatus status, int redriveCount) {
    history.states().add(new State(world.time().instant(), status, redriveCount));
  }

  private void end(ExecutionArn arn, History history, ExecutionStatus status, int redriveCount) {
    running -= history.byHand() ? 0 : 1;
    world.adapters().memoryExecutions().finish(arn, status);
    note(history, status, redriveCount);
    world.observe(new ExecutionEnded(arn.value(), redriveCount, status.name()));
    events.accept(new StatusChange(arn, status, redriveCount, world.time().instant()));
    if (status != ExecutionStatus.SUCCEEDED && world.faults().strikes(Fault.REDRIVE)) {
      world.time().after(soon(), () -> redrive(arn, history, redriveCount + 1));
    }
    if (world.faults().strikes(Fault.RERUN_BY_HAND)) {
      world.time().after(soon(), () -> startByHand(arn, history));
    }
  }

  private Duration soon() {
    return world.faults().dice().around(Duration.ofMinutes(1));
  }

  private void redrive(ExecutionArn arn, History history, int redriveCount) {
    world.adapters().memoryExecutions().redrive(arn);
    world.observe(new ExecutionRedriven(arn.value(), redriveCount));
    run(arn, history, redriveCount);
    events.accept(new StatusChange(arn, ExecutionStatus.RUNNING, redriveCount));
  }

  private void startByHand(ExecutionArn original, History history) {
    ExecutionName name = new ExecutionName(BY_HAND + ++copies);
    ExecutionArn copy = history.stateMachine().execution(name);
    world
        .adapters()
        .memoryExecutions()
        .start(history.stateMachine(), name, Objects.requireNonNull(history.input()));
    world.observe(new StartedByHand(copy.value(), original.value()));
    begin(copy, new History(history.stateMachine(), history.input(), true, new ArrayList<>()));
  }
}
