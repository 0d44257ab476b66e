package io.weir.simulation.world;

import io.weir.execution.StateMachineArn;
import io.weir.simulation.world.Scenario.SimulatedQueueSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the messages: sound ones, some twice, some that nobody can run. */
final class Producer {
  private static final Duration SECOND_COPY = Duration.ofMinutes(5);

  private final World world;
  private final Accounts accounts;
  private final Dice dice;
  private int drafts;
  private int open;

  Producer(World world, Accounts accounts, long seed) {
    this.world = world;
    this.accounts = accounts;
    this.dice = new Dice(seed, "producers");
  }

  /** Sends so many messages, spread over the scenario's time of sending. */
  void begin(int messages) {
    for (int i = 0; i < messages; i++) {
      sendAfter(dice.between(Duration.ZERO, world.scenario().sending()), this::sendNew);
    }
  }

  /** Whether nothing is left to send. */
  boolean isDone() {
    return open == 0;
  }

  /** Returns the value of a text field of a JSON text, read as text. */
  static String field(String json, String name) {
    String before = "\"" + name + "\":\"";
    int from = json.indexOf(before);
    if (from < 0) {
      return "";
    }
    int begin = from + before.length();
    return json.substring(begin, json.indexOf('"', begin));
  }

  private void sendAfter(Duration delay, Runnable sending) {
    open++;
    world
        .time()
        .after(
            delay,
            () -> {
              sending.run();
              open--;
            });
  }

  private void sendNew() {
    SimulatedQueueSettings queue = pickQueue();
    int number = ++drafts;
    Draft draft =
        world.faults().strikes(Fault.BAD_MESSAGE) ? bad(queue, number) : sound(queue, number);
    accounts.send(queue.url(), draft, Map.of());
    if (draft.name() != null && world.faults().strikes(Fault.DUPLICATE_MESSAGE)) {
      Draft second = world.faults().coin() ? draft : sameName(queue, draft);
      sendAfter(
          world.faults().dice().between(Duration.ZERO, SECOND_COPY),
          () -> accounts.send(queue.url(), second, Map.of()));
    }
  }

  /** More to a queue that runs more at once, so that all are done at about the same time. */
  private SimulatedQueueSettings pickQueue() {
    List<SimulatedQueueSettings> queues = world.scenario().queues();
    int weights = queues.stream().mapToInt(this::weight).sum();
    int left = dice.between(0, weights - 1);
    for (SimulatedQueueSettings queue : queues) {
      left -= weight(queue);
      if (left < 0) {
        return queue;
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  private int weight(SimulatedQueueSettings queue) {
    int own = queue.limit() == null ? Scenario.TAUGHT_LIMIT : queue.limit();
    return queue.shared().isEmpty()
        ? own
        : Math.max(1, Math.min(own, world.scenario().providerLimit() / 2));
  }

  private Draft sound(SimulatedQueueSettings queue, int number) {
    StateMachineArn stateMachine = dice.pick(world.scenario().stateMachines());
    String name = dice.chance(0.1) ? null : "run-" + number;
    return draft(queue, stateMachine, name, "w" + number, null);
  }

  private Draft sameName(SimulatedQueueSettings queue, Draft first) {
    StateMachineArn stateMachine = first.stateMachine();
    if (stateMachine == null) {
      throw new IllegalStateException("only what can run has a name to share");
    }
    return draft(queue, stateMachine, first.name(), first.work() + "-other", null);
  }

  private Draft draft(
      SimulatedQueueSettings queue,
      StateMachineArn stateMachine,
      @Nullable String name,
      String work,
      @Nullable String fault) {
    return new Draft(
        body(
            stateMachine.value(),
            name,
            limits(queue, Integer.toString(Scenario.TAUGHT_LIMIT)),
            work),
        work,
        fault == null ? stateMachine : null,
        fault == null ? name : null,
        fault);
  }

  private static String limits(SimulatedQueueSettings queue, String limit) {
    return queue.limit() == null
        ? ",\"queueExecutionLimits\":{\"" + queue.url() + "\":" + limit + "}"
        : "";
  }

  private static String body(
      String stateMachine, @Nullable String name, String limits, String work) {
    return "{\"cumulus_meta\":{\"state_machine\":\""
        + stateMachine
        + "\""
        + (name == null ? "" : ",\"execution_name\":\"" + name + "\"")
        + limits
        + "},\"meta\":{\"provider\":\"sim\"},\"payload\":{\"work\":\""
        + work
        + "\"}}";
  }

  private Draft bad(SimulatedQueueSettings queue, int number) {
    String work = "bad" + number;
    String sound = world.scenario().stateMachines().getFirst().value();
    String limits = limits(queue, Integer.toString(Scenario.TAUGHT_LIMIT));
    return switch (world.faults().dice().between(0, 6)) {
      case 0 -> unfit("{\"work\":\"" + work + "\"", work, "not-json");
      case 1 -> unfit("[\"" + work + "\"]", work, "not-an-object");
      case 2 -> unfit("{\"work\":\"" + work + "\"}", work, "no-state-machine");
      case 3 -> unfit(body("arn:of:nothing", null, limits, work), work, "bad-state-machine");
      case 4 -> unfit(body(sound, "no spaces", limits, work), work, "bad-execution-name");
      case 5 ->
          draft(queue, world.scenario().absentStateMachine(), null, work, "no-such-state-machine");
      default ->
          draft(queue, world.scenario().expressStateMachine(), null, work, "express-state-machine");
    };
  }

  private static Draft unfit(String body, String work, String fault) {
    return new Draft(body, work, null, null, fault);
  }
}
