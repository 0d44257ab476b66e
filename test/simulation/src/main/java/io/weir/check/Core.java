package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.check.Controller.Run;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.Completion;
import io.weir.throttle.Delays;
import io.weir.throttle.Parallel;
import io.weir.throttle.Pass;
import io.weir.throttle.PassRequest;
import io.weir.throttle.Quotas;
import io.weir.throttle.Reconciler;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleListener;
import io.weir.throttle.ThrottleTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The production core over the adapters in memory, with a controller in between. All of it is put
 * together here. What Weir does in parallel is done in sequence. One thread.
 */
final class Core {
  private static final int MESSAGE_LIMIT = 1000;

  private static final Delays NO_DELAYS =
      new Delays() {
        @Override
        public void pause(Duration duration) {}

        @Override
        public Duration between(Duration least, Duration most) {
          return least;
        }
      };

  private final Controller controller = new Controller();
  private final List<QueueUrl> triggered = new ArrayList<>();
  private final Pass pass;
  private final Completion completion;
  private final Reconciler reconciler;

  Core(World world, Leases leases) {
    Surroundings surroundings =
        new Surroundings(
            controller::instant,
            controller::token,
            NO_DELAYS,
            Parallel.SEQUENTIAL,
            ThrottleListener.NONE,
            VirtualTime.TIMINGS);
    Slots slots = new CheckedSlots(world.tables.slots(), controller);
    Semaphores semaphores =
        new CheckedSemaphores(world.tables.semaphores(), world.tables.slots(), controller);
    PassLeases passLeases =
        leases == Leases.IGNORED
            ? CheckedLeases.IGNORED
            : new CheckedLeases(world.tables.leases(), controller);
    CheckedExecutions executions = new CheckedExecutions(world.executions, controller);
    PlainFormat format = new PlainFormat();
    ThrottleTrigger trigger =
        queue -> controller.run(new Call(Op.TRIGGER, List.of(queue)), () -> triggered.add(queue));
    this.pass =
        new Pass(
            url -> new CheckedQueue(world.queues.open(url), controller),
            semaphores,
            slots,
            passLeases,
            executions,
            format,
            surroundings);
    this.completion =
        new Completion(slots, semaphores, executions, format, pass, trigger, surroundings);
    this.reconciler =
        new Reconciler(
            new Reconciler.Ports(
                slots, semaphores, Alone.LEASE, Alone.NO_MEMORY, executions, format),
            pass,
            trigger,
            Quotas.DEFAULT,
            surroundings);
  }

  /**
   * Runs an invocation up to its next call, with its pending one let through as {@code variant}.
   */
  Run run(State state, Invocation invocation, @Nullable Variant variant) {
    triggered.clear();
    return controller.run(state, invocation, variant, () -> run(invocation));
  }

  /** The queues for which the last run asked for a pass. */
  List<QueueUrl> triggered() {
    return List.copyOf(triggered);
  }

  private void run(Invocation invocation) {
    var deadline = VirtualTime.deadline(invocation.began());
    switch (invocation.kind()) {
      case TICK -> pass.run(PassRequest.tick(queue(invocation), MESSAGE_LIMIT, deadline));
      case FILL -> pass.run(PassRequest.fill(queue(invocation), MESSAGE_LIMIT, deadline));
      case COMPLETION -> completion.handle(invocation.changes(), deadline);
      case ROUND -> reconciler.run(deadline);
    }
  }

  private static QueueUrl queue(Invocation invocation) {
    QueueUrl queue = invocation.queue();
    if (queue == null) {
      throw new IllegalArgumentException(invocation + " is a pass over no queue");
    }
    return queue;
  }
}
