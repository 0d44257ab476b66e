package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cumulus.CumulusFormat;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.semaphore.SemaphoreKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many throttles, completions that each come twice, and the reconciler, all at once on real
 * threads: never above the limit, each message exactly one execution, nothing held at the end.
 */
class ConcurrencyTest {
  private static final int LIMIT = 7;
  private static final int MESSAGES = 400;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final MemoryTables tables = new MemoryTables();
  private final MemoryQueues queues = new MemoryQueues(() -> NOW);
  private final Counting executions = new Counting();
  private final Surroundings surroundings = surroundings(NOW);
  private final Pass pass =
      new Pass(
          queues,
          tables.semaphores(),
          tables.slots(),
          tables.leases(),
          executions,
          new CumulusFormat(),
          surroundings);

  @Test
  @Timeout(60)
  void throttlesAndDoubledCompletionsAtOnce_neverOverAndNothingLost()
      throws InterruptedException, ExecutionException {
    queues.create(World.FAILED, null, 0);
    queues.create(QUEUE, World.FAILED, 30);
    executions.inner.create(World.MACHINE, StateMachineType.STANDARD);
    new Deployment(QUEUE, LIMIT, NOW, Map.of()).apply(tables.semaphores());
    IntStream.range(0, MESSAGES).forEach(i -> queues.send(QUEUE, World.body("m" + i), Map.of()));

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<?>> work =
          List.of(
              threads.submit(this::throttle),
              threads.submit(this::throttle),
              threads.submit(this::complete),
              threads.submit(this::complete),
              threads.submit(this::complete),
              threads.submit(this::reconcile));
      for (Future<?> each : work) {
        each.get();
      }
    }

    assertThat(executions.most).hasValueLessThanOrEqualTo(LIMIT);
    assertThat(executions.inner.all()).hasSize(MESSAGES);
    assertThat(queues.messages(QUEUE)).isEmpty();
    assertThat(tables.allSlots()).isEmpty();
    SemaphoreKey key = SemaphoreKey.of(QUEUE);
    assertThat(tables.allSemaphores().get(key)).matches(state -> state.used() == 0);
  }

  private static Surroundings surroundings(Instant now) {
    return new Surroundings(
        () -> now,
        () -> UUID.randomUUID().toString(),
        new NoDelays(),
        Parallel.SEQUENTIAL,
        ThrottleListener.NONE,
        Timings.AWS);
  }

  private boolean isOver() {
    return executions.finished.size() == MESSAGES;
  }

  private void throttle() {
    while (!isOver()) {
      pass.run(PassRequest.fill(QUEUE, 50, NOW.plusSeconds(45)));
    }
  }

  private void complete() {
    Completion completion =
        new Completion(
            tables.slots(),
            tables.semaphores(),
            executions,
            new CumulusFormat(),
            pass,
            queue -> {},
            surroundings);
    while (!isOver()) {
      ExecutionArn arn = executions.next();
      if (arn != null) {
        executions.finish(arn);
        StatusChange change = new StatusChange(arn, ExecutionStatus.SUCCEEDED, 0);
        completion.handle(List.of(change, change), NOW.plusSeconds(45));
        completion.handle(List.of(change), NOW.plusSeconds(45));
      }
    }
  }

  /** To its clock every slot is old enough to be looked at. */
  private void reconcile() {
    Instant later = NOW.plus(Duration.ofMinutes(10));
    Reconciler reconciler =
        new Reconciler(
            new Reconciler.Ports(
                tables.slots(),
                tables.semaphores(),
                tables.reconcileLease(),
                tables.foreignExecutions(),
                executions,
                new CumulusFormat()),
            pass,
            queue -> {},
            Quotas.DEFAULT,
            surroundings(later));
    while (!isOver()) {
      reconciler.run(later.plusSeconds(45));
    }
  }

  private static final class NoDelays implements Delays {
    @Override
    public void pause(Duration duration) {
      Thread.onSpinWait();
    }

    @Override
    public Duration between(Duration least, Duration most) {
      return least;
    }
  }

  /** Counts what runs, at the instant it starts and ends. */
  private static final class Counting extends ForwardingExecutions {
    final MemoryExecutions inner;
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final Set<ExecutionArn> started = ConcurrentHashMap.newKeySet();
    final Set<ExecutionArn> finished = ConcurrentHashMap.newKeySet();
    final BlockingQueue<ExecutionArn> open = new LinkedBlockingQueue<>();

    Counting() {
      this(new MemoryExecutions(InstantSource.system()));
    }

    private Counting(MemoryExecutions inner) {
      super(inner);
      this.inner = inner;
    }

    @Override
    public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
      StartResult result = inner.start(machine, name, input);
      if (result instanceof StartResult.Started(ExecutionArn arn) && started.add(arn)) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        open.add(arn);
      }
      return result;
    }

    @Nullable ExecutionArn next() {
      try {
        return open.poll(1, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return null;
      }
    }

    void finish(ExecutionArn arn) {
      running.decrementAndGet();
      inner.finish(arn, ExecutionStatus.SUCCEEDED);
      finished.add(arn);
    }
  }
}
