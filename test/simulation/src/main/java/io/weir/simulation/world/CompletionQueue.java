package io.weir.simulation.world;

import io.weir.throttle.StatusChange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The bus, its rule and the queue behind it, with Lambda's poller at its end: batches of up to 10,
 * at most 2 invocations at once; what a failed one had comes back when its visibility is over.
 */
final class CompletionQueue {
  private static final int BATCH_LIMIT = 10;
  private static final int CONCURRENCY_LIMIT = 2;

  /** Then the event goes to the queue's failed queue, and so is lost to the system. */
  private static final int ATTEMPT_LIMIT = 5;

  private static final Duration VISIBILITY = World.TIMINGS.functionTimeout().multipliedBy(6);

  private final World world;
  private final Functions functions;
  private final Deque<Event> visible = new ArrayDeque<>();
  private int invocations;
  private boolean polling;

  private record Event(StatusChange change, int attempts) {}

  CompletionQueue(World world, Functions functions) {
    this.world = world;
    this.functions = functions;
  }

  /** Publishes an event on the bus. */
  void publish(StatusChange change) {
    if (world.faults().strikes(Fault.LOST_EVENT)) {
      return;
    }
    arrive(change, world.network().latency().multipliedBy(10));
    if (world.faults().strikes(Fault.DOUBLED_EVENT)) {
      arrive(change, world.faults().dice().around(Duration.ofMinutes(1)));
    }
  }

  private void arrive(StatusChange change, Duration usual) {
    Duration delay =
        world.faults().strikes(Fault.LATE_EVENT)
            ? world.faults().dice().between(Duration.ofSeconds(10), Duration.ofMinutes(30))
            : usual;
    world.time().after(delay, () -> add(new Event(change, 0)));
  }

  private void add(Event event) {
    visible.addLast(event);
    pollSoon();
  }

  private void pollSoon() {
    if (!polling && invocations < CONCURRENCY_LIMIT && !visible.isEmpty()) {
      polling = true;
      world.time().after(world.network().latency(), this::poll);
    }
  }

  private void poll() {
    polling = false;
    List<Event> batch = new ArrayList<>();
    while (batch.size() < BATCH_LIMIT && !visible.isEmpty()) {
      batch.add(visible.removeFirst());
    }
    if (!batch.isEmpty()) {
      invocations++;
      functions.complete(batch.stream().map(Event::change).toList(), done -> ended(batch, done));
    }
    pollSoon();
  }

  private void ended(List<Event> batch, boolean done) {
    invocations--;
    if (!done) {
      world.time().after(VISIBILITY, () -> batch.forEach(this::comeBack));
    }
    pollSoon();
  }

  private void comeBack(Event event) {
    if (event.attempts() + 1 < ATTEMPT_LIMIT) {
      add(new Event(event.change(), event.attempts() + 1));
    }
  }
}
