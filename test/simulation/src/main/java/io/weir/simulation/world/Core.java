package io.weir.simulation.world;

import io.weir.execution.Executions;
import io.weir.queue.MessageQueues;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.Completion;
import io.weir.throttle.Pass;
import io.weir.throttle.Quotas;
import io.weir.throttle.Reconciler;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleListener;
import io.weir.throttle.ThrottleTrigger;

/** The production core put together for one invocation, over the ports as that one reaches them. */
final class Core {
  private final World world;
  private final Invocation caller;
  private final Semaphores semaphores;
  private final Slots slots;
  private final Executions executions;
  private final ThrottleTrigger trigger;
  private final Surroundings surroundings;
  private final Pass pass;

  Core(World world, Services services, Invocation caller) {
    this.world = world;
    this.caller = caller;
    this.semaphores = new SimulatedSemaphores(world, caller);
    this.slots = new SimulatedSlots(world, caller);
    this.executions = new SimulatedExecutions(world, services.stepFunctions(), caller);
    this.trigger = queue -> caller.call(() -> services.functions().triggered(queue));
    this.surroundings =
        new Surroundings(
            caller.clock(),
            world.network()::token,
            new SimulatedDelays(world),
            new SimulatedParallel(world),
            ThrottleListener.NONE,
            World.TIMINGS);
    MessageQueues queues = url -> new SimulatedQueue(world, services.accounts(), caller, url);
    this.pass =
        new Pass(
            queues,
            semaphores,
            slots,
            new SimulatedLeases(world, caller),
            executions,
            world.format(),
            surroundings);
  }

  Semaphores semaphores() {
    return semaphores;
  }

  Pass pass() {
    return pass;
  }

  Completion completion() {
    return new Completion(
        slots, semaphores, executions, world.format(), pass, trigger, surroundings);
  }

  Reconciler reconciler() {
    Reconciler.Ports ports =
        new Reconciler.Ports(
            slots,
            semaphores,
            new SimulatedReconcileLease(world, caller),
            new SimulatedForeignExecutions(world, caller),
            executions,
            world.format());
    return new Reconciler(ports, pass, trigger, Quotas.DEFAULT, surroundings);
  }
}
