package io.weir.simulation.world;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.simulation.check.Observation.OverrideSet;
import io.weir.simulation.check.Observation.PauseSet;
import io.weir.simulation.time.VirtualTime;
import io.weir.simulation.world.Scenario.SimulatedQueueSettings;
import io.weir.throttle.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whoever changes limits: an operator now, a deployment with the next tick. */
final class Operator {
  private static final Duration LONGEST_OVERRIDE = Duration.ofMinutes(5);

  private final World world;
  private final Functions functions;
  private final Map<QueueUrl, Deployment> deployments = new HashMap<>();

  Operator(World world, Functions functions) {
    this.world = world;
    this.functions = functions;
    deployAll(VirtualTime.START);
  }

  private void deployAll(Instant at) {
    for (SimulatedQueueSettings queue : world.scenario().queues()) {
      if (queue.limit() != null) {
        deployments.put(
            queue.url(), new Deployment(queue.url(), queue.limit(), at, queue.shared()));
      }
    }
  }

  /** Brings all limits back to what they were at first. */
  void restore() {
    deployAll(world.time().instant());
    semaphores().forEach(this::takeBackOverride);
  }

  /** Returns what a tick of a queue brings now; null where messages bring its limit. */
  @Nullable Deployment deployment(QueueUrl queue) {
    Deployment deployed = deployments.get(queue);
    return deployed == null
        ? null
        : new Deployment(
            queue, deployed.executionLimit(), world.time().instant(), deployed.shared());
  }

  /** Looks after the semaphores, each minute. */
  void look() {
    for (SemaphoreKey key : semaphores()) {
      resume(key);
      if (world.faults().strikes(Fault.LIMIT_CHANGE)) {
        change(key);
      }
    }
  }

  private List<SemaphoreKey> semaphores() {
    List<SemaphoreKey> keys = new ArrayList<>();
    world.scenario().queues().forEach(queue -> keys.add(SemaphoreKey.of(queue.url())));
    keys.add(world.scenario().provider());
    return keys;
  }

  private SemaphoreState state(SemaphoreKey key) {
    return world
        .adapters()
        .memoryTables()
        .semaphores()
        .peek(List.of(key))
        .getOrDefault(key, SemaphoreState.absent(key));
  }

  private void resume(SemaphoreKey key) {
    SemaphoreState state = state(key);
    if (state.isPaused()) {
      world.adapters().memoryTables().put(state.withPaused(null));
      world.observe(new PauseSet(key.value(), null));
      wake(key);
    }
  }

  private void change(SemaphoreKey key) {
    OptionalInt limit = state(key).limits().inForce();
    if (limit.isEmpty()) {
      return;
    }
    int high = Math.max(2, 2 * limit.getAsInt());
    switch (world.faults().dice().between(0, 3)) {
      case 0 -> override(key, 0);
      case 1 -> override(key, world.faults().dice().between(1, high));
      case 2 -> override(key, Math.max(1, limit.getAsInt() / 2));
      default -> deploy(key, world.faults().dice().between(1, Math.min(20, high)));
    }
  }

  private void override(SemaphoreKey key, int limit) {
    Instant now = world.time().instant();
    Duration length = world.faults().dice().between(Duration.ofSeconds(10), LONGEST_OVERRIDE);
    world
        .adapters()
        .memoryTables()
        .semaphores()
        .override(key, new LimitOverride(limit, now.plus(length), "operator", "simulated", now));
    world.observe(new OverrideSet(key.value(), OptionalInt.of(limit)));
    wake(key);
  }

  private void takeBackOverride(SemaphoreKey key) {
    SemaphoreState state = state(key);
    world.adapters().memoryTables().put(state.withLimits(state.limits().withOverride(null)));
    world.observe(new OverrideSet(key.value(), OptionalInt.empty()));
    wake(key);
  }

  private void deploy(SemaphoreKey key, int limit) {
    Instant now = world.time().instant();
    deployments.replaceAll(
        (queue, before) -> {
          boolean own = SemaphoreKey.of(queue).equals(key);
          Map<SemaphoreKey, Integer> shared = new HashMap<>(before.shared());
          shared.computeIfPresent(key, (same, old) -> limit);
          boolean changed = own || before.shared().containsKey(key);
          return changed
              ? new Deployment(queue, own ? limit : before.executionLimit(), now, shared)
              : before;
        });
  }

  /** The change itself triggers a pass. */
  private void wake(SemaphoreKey key) {
    state(key).waitingQueues().forEach(functions::triggered);
  }
}
