package io.weir.simulation.world;

import io.weir.semaphore.SemaphoreState;
import io.weir.simulation.check.Observation.Finished;
import io.weir.simulation.check.Observation.Scanned;
import io.weir.simulation.check.Violation;
import io.weir.simulation.time.VirtualTime;
import io.weir.simulation.world.Scenario.SimulatedQueueSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One world from its beginning to its end. One use, one thread. */
public final class SimulatedWorld {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration GLANCE = Duration.ofSeconds(5);

  /** More than any message, leaked slot or late event takes once nothing goes wrong any more. */
  private static final Duration DRAIN_LIMIT = Duration.ofHours(3);

  private static final int TRACED_EVENTS = 30;

  private final SimulationSettings settings;
  private final World world;
  private final Accounts accounts;
  private final StepFunctions stepFunctions;
  private final Functions functions;
  private final Operator operator;
  private final Producer producer;

  /**
   * Makes a world.
   *
   * @param adapters makes what the ports lead to, on the clock of this world
   */
  public SimulatedWorld(SimulationSettings settings, Function<VirtualTime, Adapters> adapters) {
    this.settings = settings;
    this.world = new World(settings, adapters);
    createQueues();
    this.accounts = new Accounts(world);
    this.functions = new Functions(world);
    CompletionQueue completions = new CompletionQueue(world, functions);
    this.stepFunctions = new StepFunctions(world, settings.seed(), completions::publish);
    this.operator = new Operator(world, functions);
    this.producer = new Producer(world, accounts, settings.seed());
    functions.connect(new Services(accounts, stepFunctions, functions));
  }

  private void createQueues() {
    for (SimulatedQueueSettings queue : world.scenario().queues()) {
      world.adapters().memoryQueues().create(queue.failed(), null, 0);
      world.adapters().memoryQueues().create(queue.url(), queue.failed(), queue.maxReceiveCount());
    }
  }

  /** Lets the world run until all is done, or should have been. */
  public SimulationResult run() {
    producer.begin(settings.messages());
    schedule();
    world.time().after(world.scenario().faultsEnd(), this::endFaults);
    each(GLANCE, Duration.ZERO, this::endIfDone);
    world.time().run();
    return result();
  }

  private void endFaults() {
    world.faults().stop();
    operator.restore();
  }

  private void schedule() {
    Dice dice = new Dice(settings.seed(), "schedule");
    for (SimulatedQueueSettings queue : world.scenario().queues()) {
      each(
          MINUTE,
          dice.between(Duration.ZERO, MINUTE),
          () -> functions.tick(queue.url(), operator.deployment(queue.url())));
      each(MINUTE, dice.between(Duration.ZERO, MINUTE), () -> maySendBack(queue));
    }
    each(MINUTE, dice.between(Duration.ZERO, MINUTE), functions::reconcile);
    each(MINUTE, dice.between(Duration.ZERO, MINUTE), operator::look);
    each(MINUTE, dice.between(Duration.ZERO, MINUTE), this::scan);
  }

  private void each(Duration interval, Duration first, Runnable action) {
    world
        .time()
        .after(
            first,
            () -> {
              action.run();
              each(interval, interval, action);
            });
  }

  private void maySendBack(SimulatedQueueSettings queue) {
    if (world.faults().strikes(Fault.SENT_BACK)) {
      accounts.sendBack(queue);
    }
  }

  private void scan() {
    world.observe(
        new Scanned(
            world.adapters().memoryTables().allSlots().values().stream()
                .map(SlotViews::of)
                .toList(),
            used()));
  }

  private Map<String, Integer> used() {
    Map<String, Integer> used = new TreeMap<>();
    world
        .adapters()
        .memoryTables()
        .allSemaphores()
        .forEach((key, state) -> used.put(key.value(), state.used()));
    return used;
  }

  private void endIfDone() {
    boolean late =
        world.time().elapsed().compareTo(world.scenario().faultsEnd().plus(DRAIN_LIMIT)) > 0;
    if (isDrained() || late) {
      scan();
      world.observe(new Finished(isDrained(), accounts.left()));
      world.time().end();
    }
  }

  private boolean isDrained() {
    return producer.isDone()
        && stepFunctions.running() == 0
        && world.adapters().memoryTables().allSlots().isEmpty()
        && accounts.left().isEmpty();
  }

  private SimulationResult result() {
    List<Violation> violations = world.watch().violations();
    return new SimulationResult(
        settings.seed(),
        accounts.sent(),
        world.watch().figures(),
        world.adapters().memoryTables().allSlots().size(),
        world.adapters().memoryTables().allSemaphores().values().stream()
            .mapToInt(SemaphoreState::used)
            .sum(),
        world.time().elapsed(),
        world.faults().injected(),
        violations,
        violations.isEmpty() ? List.of() : trace(violations.getFirst()),
        world.watch().digest());
  }

  private List<String> trace(Violation violation) {
    return world.trace().last(TRACED_EVENTS, violation.key(), violation.at());
  }
}
