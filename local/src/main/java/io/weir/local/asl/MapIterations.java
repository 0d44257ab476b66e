package io.weir.local.asl;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The iterations of one try of a Map state.
 *
 * <p>Each of a few workers takes the next element until none is left. The first failure interrupts
 * the others; the iterations they are in are written down as aborted. A single worker runs on the
 * execution's own thread, so its events come in one order always. In a redriven run the iterations
 * that succeeded before are not run again.
 */
final class MapIterations {

  /**
   * The most iterations at once that an inline Map runs.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html">Using
   *     Map state in Inline mode</a>
   */
  private static final int MAX_CONCURRENCY = 40;

  private final GraphInterpreter graphs;
  private final State.Map state;
  private final Branch parent;
  private final List<Item> items;
  private final Progress.Iterations iterations;
  private final AtomicInteger nextItem = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicLong lastEventId = new AtomicLong();
  private volatile boolean stopped;

  /** An element's place, what its iteration gets as input, and its {@code $$.Map}. */
  record Item(int index, JsonElement input, JsonObject context) {}

  MapIterations(GraphInterpreter graphs, State.Map state, Branch parent, List<Item> items) {
    this.graphs = graphs;
    this.state = state;
    this.parent = parent;
    this.items = items;
    this.iterations = parent.progress().beginIterations();
    this.lastEventId.set(parent.lastEventId());
  }

  /** Runs them all and returns their outputs in the order of the elements. */
  JsonArray run() throws InterruptedException {
    int concurrency = Math.min(items.size(), concurrency());
    if (concurrency > 1) {
      runOnWorkers(concurrency);
    } else {
      runItems();
    }
    parent.continueAfter(lastEventId.get());
    if (failure.get() != null) {
      throw failure.get();
    }
    return outputs();
  }

  private JsonArray outputs() {
    JsonArray outputs = new JsonArray(items.size());
    for (Item item : items) {
      outputs.add(
          requireNonNull(
              iterations.outputs().get(item.index()), "an iteration ended without an output"));
    }
    return outputs;
  }

  private int concurrency() {
    return state.maxConcurrency() == 0
        ? MAX_CONCURRENCY
        : Math.min(state.maxConcurrency(), MAX_CONCURRENCY);
  }

  private void runOnWorkers(int concurrency) throws InterruptedException {
    for (int count = 0; count < concurrency; count++) {
      workers.add(Thread.ofVirtual().unstarted(this::runItemsUntilInterrupted));
    }
    workers.forEach(Thread::start);
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException interrupted) {
      stopped = true;
      workers.forEach(Thread::interrupt);
      throw interrupted;
    }
  }

  private void runItemsUntilInterrupted() {
    try {
      runItems();
    } catch (InterruptedException aborted) {
      // Written down where it happened; whoever interrupted this worker knows why.
    }
  }

  private void runItems() throws InterruptedException {
    int index = nextItem.getAndIncrement();
    while (index < items.size() && !stopped) {
      if (!iterations.hasSucceeded(index)) {
        run(items.get(index));
      }
      index = nextItem.getAndIncrement();
    }
  }

  private void run(Item item) throws InterruptedException {
    Branch branch = parent.fork(item.context(), iterations.of(item.index()));
    EventDetails iteration = new EventDetails.MapIteration(state.name(), item.index());
    try {
      branch.emit(HistoryEventType.MAP_ITERATION_STARTED, iteration);
      iterations.succeed(item.index(), graphs.run(state.processor(), item.input(), branch));
      branch.emit(HistoryEventType.MAP_ITERATION_SUCCEEDED, iteration);
      lastEventId.accumulateAndGet(branch.lastEventId(), Math::max);
    } catch (InterruptedException aborted) {
      abort(branch, iteration);
      throw aborted;
    } catch (RuntimeException failed) {
      fail(branch, iteration, failed);
    }
  }

  private void fail(Branch branch, EventDetails iteration, RuntimeException failed) {
    if (!failure.compareAndSet(null, failed)) {
      abort(branch, iteration);
      return;
    }
    stopped = true;
    lastEventId.accumulateAndGet(branch.lastEventId(), Math::max);
    if (failed instanceof StateFailure) {
      branch.emit(HistoryEventType.MAP_ITERATION_FAILED, iteration);
    }
    workers.stream()
        .filter(worker -> !worker.equals(Thread.currentThread()))
        .forEach(Thread::interrupt);
  }

  private static void abort(Branch branch, EventDetails iteration) {
    branch.emitAborted();
    branch.emit(HistoryEventType.MAP_ITERATION_ABORTED, iteration);
  }
}
