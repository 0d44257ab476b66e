package io.weir.local.asl;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.StateGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The iterations or branches of one try of a Map or Parallel state.
 *
 * <p>Each of a few workers takes the next child until none is left. The first failure interrupts
 * the others; the children they are in are told as aborted. A single worker runs on the execution's
 * own thread, so its events come in one order always. In a redriven run the children that succeeded
 * before are not run again.
 */
final class ChildRuns {

  private final GraphInterpreter graphs;
  private final Branch parent;
  private final List<Child> children;
  private final Listener listener;
  private final Progress.Children progress;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicLong lastEventId = new AtomicLong();
  private volatile boolean stopped;

  /**
   * One iteration or branch.
   *
   * @param index its place among its siblings
   * @param mapContext its {@code $$.Map}; null means its parent's
   */
  record Child(int index, StateGraph graph, JsonElement input, @Nullable JsonObject mapContext) {}

  /** Is told what becomes of each child, on the child's own thread. */
  interface Listener {
    void on(Stage stage, Branch branch, int index);
  }

  /** What becomes of a child. */
  enum Stage {
    STARTED,
    SUCCEEDED,
    FAILED,
    ABORTED
  }

  ChildRuns(GraphInterpreter graphs, Branch parent, List<Child> children, Listener listener) {
    this.graphs = graphs;
    this.parent = parent;
    this.children = children;
    this.listener = listener;
    this.progress = parent.progress().beginChildren();
    this.lastEventId.set(parent.lastEventId());
  }

  /** Runs them all, so many at once, and returns their outputs in the order of their places. */
  JsonArray run(int concurrency) throws InterruptedException {
    int workerCount = Math.min(children.size(), concurrency);
    if (workerCount > 1) {
      runOnWorkers(workerCount);
    } else {
      runChildren();
    }
    parent.continueAfter(lastEventId.get());
    if (failure.get() != null) {
      throw failure.get();
    }
    return outputs();
  }

  private JsonArray outputs() {
    JsonArray outputs = new JsonArray(children.size());
    for (Child child : children) {
      outputs.add(
          requireNonNull(progress.outputs().get(child.index()), "a child ended without an output"));
    }
    return outputs;
  }

  private void runOnWorkers(int count) throws InterruptedException {
    for (int worker = 0; worker < count; worker++) {
      workers.add(Thread.ofVirtual().unstarted(this::runChildrenUntilInterrupted));
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

  private void runChildrenUntilInterrupted() {
    try {
      runChildren();
    } catch (InterruptedException aborted) {
      // Told where it happened; whoever interrupted this worker knows why.
    }
  }

  private void runChildren() throws InterruptedException {
    int index = next.getAndIncrement();
    while (index < children.size() && !stopped) {
      if (!progress.hasSucceeded(index)) {
        run(children.get(index));
      }
      index = next.getAndIncrement();
    }
  }

  private void run(Child child) throws InterruptedException {
    Branch branch = parent.fork(child.mapContext(), progress.of(child.index()));
    try {
      listener.on(Stage.STARTED, branch, child.index());
      progress.succeed(child.index(), graphs.run(child.graph(), child.input(), branch));
      listener.on(Stage.SUCCEEDED, branch, child.index());
      lastEventId.accumulateAndGet(branch.lastEventId(), Math::max);
    } catch (InterruptedException aborted) {
      abort(branch, child.index());
      throw aborted;
    } catch (RuntimeException failed) {
      fail(branch, child.index(), failed);
    }
  }

  private void fail(Branch branch, int index, RuntimeException failed) {
    if (!failure.compareAndSet(null, failed)) {
      abort(branch, index);
      return;
    }
    stopped = true;
    lastEventId.accumulateAndGet(branch.lastEventId(), Math::max);
    if (failed instanceof StateFailure) {
      listener.on(Stage.FAILED, branch, index);
    }
    workers.stream()
        .filter(worker -> !worker.equals(Thread.currentThread()))
        .forEach(Thread::interrupt);
  }

  private void abort(Branch branch, int index) {
    branch.emitAborted();
    listener.on(Stage.ABORTED, branch, index);
  }
}
