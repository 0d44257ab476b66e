package io.weir.simulation.world;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.simulation.check.Observation.LimitDeployed;
import io.weir.simulation.check.Observation.LimitTaught;
import io.weir.simulation.check.Observation.OverrideSet;
import io.weir.simulation.check.Observation.PauseSet;
import io.weir.simulation.check.Observation.Peeked;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The semaphores as one invocation reaches them. */
final class SimulatedSemaphores implements Semaphores {
  private final World world;
  private final Invocation caller;
  private final Semaphores semaphores;

  SimulatedSemaphores(World world, Invocation caller) {
    this.world = world;
    this.caller = caller;
    this.semaphores = world.adapters().semaphores();
  }

  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    int strand = world.time().strand();
    return caller.call(
        () -> {
          Map<SemaphoreKey, SemaphoreState> states = semaphores.peek(keys);
          List<String> paused =
              states.values().stream()
                  .filter(SemaphoreState::isPaused)
                  .map(state -> state.key().value())
                  .toList();
          world.observe(new Peeked(strand, SlotViews.used(states), paused));
          return states;
        });
  }

  /** In the order of the keys: memory's own order is not the same in every run. */
  @Override
  public List<SemaphoreState> all() {
    return caller.call(
        () -> semaphores.all().stream().sorted(Comparator.comparing(SemaphoreState::key)).toList());
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    write(
        () -> {
          semaphores.deploy(key, limit, deployedAt, shared);
          world.observe(new LimitDeployed(key.value(), limit, deployedAt));
        });
  }

  @Override
  public void join(SemaphoreKey shared, QueueUrl queue) {
    write(() -> semaphores.join(shared, queue));
  }

  @Override
  public void learn(SemaphoreKey key, int limit, Instant sentAt) {
    write(
        () -> {
          semaphores.learn(key, limit, sentAt);
          world.observe(new LimitTaught(key.value(), limit, sentAt));
        });
  }

  @Override
  public void override(SemaphoreKey key, LimitOverride override) {
    write(
        () -> {
          semaphores.override(key, override);
          world.observe(new OverrideSet(key.value(), OptionalInt.of(override.limit())));
        });
  }

  @Override
  public boolean endOverride(SemaphoreKey key, Instant until) {
    return decide(
        () -> {
          boolean ended = semaphores.endOverride(key, until);
          if (ended) {
            world.observe(new OverrideSet(key.value(), OptionalInt.empty()));
          }
          return ended;
        });
  }

  @Override
  public void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine) {
    write(() -> semaphores.addStateMachine(key, stateMachine));
  }

  @Override
  public void resume(SemaphoreKey key) {
    write(
        () -> {
          semaphores.resume(key);
          world.observe(new PauseSet(key.value(), null));
        });
  }

  @Override
  public boolean repair(SemaphoreKey key, int read, int counted) {
    return decide(() -> semaphores.repair(key, read, counted));
  }

  @Override
  public void pause(SemaphoreKey key, String reason) {
    write(
        () -> {
          semaphores.pause(key, reason);
          world.observe(new PauseSet(key.value(), reason));
        });
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    write(() -> semaphores.recordFailures(key, run));
  }

  private void write(Runnable step) {
    decide(
        () -> {
          step.run();
          return true;
        });
  }

  private boolean decide(Supplier<Boolean> step) {
    return caller.unclear(Fault.UNCLEAR_TRANSACTION, step, SemaphoreException::new);
  }
}
