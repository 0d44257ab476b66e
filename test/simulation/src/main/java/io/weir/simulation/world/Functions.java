package io.weir.simulation.world;

import io.weir.queue.QueueException;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.simulation.check.Observation.EventsDelivered;
import io.weir.simulation.check.Observation.InvocationBegan;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.InvocationThrew;
import io.weir.throttle.Deployment;
import io.weir.throttle.PassRequest;
import io.weir.throttle.ReconcileReport;
import io.weir.throttle.StatusChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lambda: invokes the functions, kills those that take too long, and tells how they ended. */
final class Functions {
  static final String TICK = "tick";
  static final String THROTTLE = "throttle";
  static final String COMPLETION = "completion";
  static final String RECONCILE = "reconcile";

  /** As the deployed schedule and the deployed trigger have them. */
  private static final int TICK_MESSAGE_LIMIT = 10_000;

  private static final int TRIGGER_MESSAGE_LIMIT = 1_000;

  private final World world;
  private @Nullable Services services;
  private int invocations;

  Functions(World world) {
    this.world = world;
  }

  /** Says what the functions reach; functions and services know each other. */
  void connect(Services connected) {
    services = connected;
  }

  /** The scheduled pass over a queue. */
  void tick(QueueUrl queue, @Nullable Deployment deployment) {
    invoke(
        TICK,
        (core, invocation) -> {
          if (deployment != null) {
            deployment.apply(core.semaphores());
          }
          core.pass().run(PassRequest.tick(queue, TICK_MESSAGE_LIMIT, invocation.deadline()));
        },
        done -> {});
  }

  /** Somebody asks for a pass over a queue, and does not wait for it. */
  boolean triggered(QueueUrl queue) {
    if (world.faults().strikes(Fault.LOST_TRIGGER)) {
      return false;
    }
    invoke(
        THROTTLE,
        (core, invocation) ->
            core.pass().run(PassRequest.fill(queue, TRIGGER_MESSAGE_LIMIT, invocation.deadline())),
        done -> {});
    return true;
  }

  /** A batch from the completion queue; {@code ended} hears whether it may be deleted. */
  void complete(List<StatusChange> changes, Consumer<Boolean> ended) {
    invoke(
        COMPLETION,
        (core, invocation) -> {
          world.observe(new EventsDelivered(invocation.number(), endedRuns(changes)));
          core.completion().handle(changes, invocation.deadline());
        },
        ended);
  }

  private static Map<String, Integer> endedRuns(List<StatusChange> changes) {
    Map<String, Integer> runs = new TreeMap<>();
    for (StatusChange change : changes) {
      if (change.status().isClosed()) {
        runs.merge(change.execution().value(), change.redriveCount(), Math::max);
      }
    }
    return runs;
  }

  /** A round of the reconciler. What it says it left for later, it need not have done. */
  void reconcile() {
    invoke(
        RECONCILE,
        (core, invocation) -> {
          ReconcileReport report = core.reconciler().run(invocation.deadline());
          if (!report.due() || report.left() > 0 || !report.listsComplete()) {
            invocation.disturb();
          }
        },
        done -> {});
  }

  private void invoke(String function, BiConsumer<Core, Invocation> code, Consumer<Boolean> ended) {
    world
        .time()
        .after(world.network().latency().multipliedBy(5), () -> begin(function, code, ended));
  }

  private void begin(String function, BiConsumer<Core, Invocation> code, Consumer<Boolean> ended) {
    Invocation invocation = new Invocation(world, ++invocations, function);
    world.observe(new InvocationBegan(invocation.number(), function));
    world.time().begin(invocation.process(), () -> run(invocation, code, ended));
    world.time().after(World.TIMINGS.functionTimeout(), () -> timeOut(invocation));
  }

  private void run(
      Invocation invocation, BiConsumer<Core, Invocation> code, Consumer<Boolean> ended) {
    boolean done = false;
    try {
      code.accept(new Core(world, connected(), invocation), invocation);
      done = true;
    } catch (QueueException | SemaphoreException failure) {
      if (!invocation.isDisturbed()) {
        threw(invocation, failure);
      }
    } catch (RuntimeException failure) {
      threw(invocation, failure);
    } finally {
      boolean undisturbed = done && !invocation.isDisturbed();
      world.observe(new InvocationEnded(invocation.number(), invocation.function(), undisturbed));
      ended.accept(done);
    }
  }

  private Services connected() {
    if (services == null) {
      throw new IllegalStateException("invoked before it was connected");
    }
    return services;
  }

  private void threw(Invocation invocation, RuntimeException failure) {
    world.observe(
        new InvocationThrew(invocation.number(), invocation.function(), failure.toString()));
  }

  /** A frozen one cannot be reached: it may wake later, and find that its time is over. */
  private void timeOut(Invocation invocation) {
    if (invocation.process().isAlive() && !world.time().isFrozen(invocation.process())) {
      invocation.disturb();
      world.time().kill(invocation.process());
    }
  }
}
