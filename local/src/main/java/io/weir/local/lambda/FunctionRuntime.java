package io.weir.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One function: the invocations that wait for a runtime and those that run, and what runtimes say
 * of them.
 *
 * <p>Thread-safe. Callers block in {@link #invoke} and {@link #invokeWhenFree}, runtimes in {@link
 * #next}.
 */
final class FunctionRuntime {
  /** Lambda lets a runtime take ten seconds to initialize; a restarted child may need as long. */
  static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private final LambdaFunction function;
  private final Semaphore free;
  private final ArrayDeque<Task> waiting = new ArrayDeque<>();
  private final Map<String, Task> running = new HashMap<>();
  private Invocation.@Nullable FunctionError initError;
  private boolean polled;
  private boolean closed;
  private long generation;

  FunctionRuntime(LambdaFunction function) {
    this.function = function;
    free = new Semaphore(function.concurrency(), true);
  }

  LambdaFunction function() {
    return function;
  }

  /** Runs at once, or is throttled. */
  Invocation invoke(String payload) throws InterruptedException {
    if (!free.tryAcquire()) {
      return new Invocation.Throttled(function.name());
    }
    return run(payload);
  }

  /** Waits while as many run as may. */
  Invocation invokeWhenFree(String payload) throws InterruptedException {
    free.acquire();
    return run(payload);
  }

  private Invocation run(String payload) throws InterruptedException {
    try {
      Task task = enqueue(payload);
      Invocation outcome = task.await(INIT_LIMIT.plus(function.timeout()));
      forget(task);
      return outcome;
    } finally {
      free.release();
    }
  }

  private synchronized Task enqueue(String payload) {
    Task task = new Task(payload);
    if (initError != null) {
      task.finish(initError);
    } else if (closed) {
      task.finish(ErrorJson.of("Runtime.ExitError", "The local stack is closing"));
    } else {
      waiting.add(task);
      notifyAll();
    }
    return task;
  }

  private synchronized void forget(Task task) {
    waiting.remove(task);
    running.remove(task.requestId());
  }

  /**
   * Waits for the next invocation and starts its time.
   *
   * @return empty if the asking runtime exited meanwhile, or the stack closes
   */
  synchronized Optional<Task> next() throws InterruptedException {
    long mine = generation;
    initError = null;
    polled = true;
    notifyAll();
    while (waiting.isEmpty() && mine == generation && !closed) {
      wait();
    }
    return mine == generation && !closed ? Optional.of(start(waiting.remove())) : Optional.empty();
  }

  private Task start(Task task) {
    running.put(task.requestId(), task);
    task.start(Instant.now(), function.timeout());
    return task;
  }

  /**
   * Ends a running invocation; false if none of that id runs, for instance because its time is
   * over.
   */
  boolean finish(String requestId, Invocation outcome) {
    Optional<Task> task = take(requestId);
    return task.isPresent() && task.get().finish(outcome);
  }

  private synchronized Optional<Task> take(String requestId) {
    return Optional.ofNullable(running.remove(requestId));
  }

  /** Fails what waits, and what comes until a runtime asks for work again. */
  void initFailed(Invocation.FunctionError error) {
    List<Task> failed;
    synchronized (this) {
      initError = error;
      failed = List.copyOf(waiting);
      waiting.clear();
      notifyAll();
    }
    failed.forEach(task -> task.finish(error));
  }

  /** Fails what runs; what waits is left to the next runtime. */
  void exited(String reason) {
    List<Task> failed;
    synchronized (this) {
      generation++;
      polled = false;
      failed = List.copyOf(running.values());
      running.clear();
      notifyAll();
    }
    failed.forEach(
        task ->
            task.finish(
                ErrorJson.of(
                    "Runtime.ExitError",
                    "RequestId: %s Error: Runtime exited with error: %s"
                        .formatted(task.requestId(), reason))));
  }

  void close() {
    List<Task> failed;
    synchronized (this) {
      closed = true;
      failed = Stream.concat(waiting.stream(), running.values().stream()).toList();
      waiting.clear();
      running.clear();
      notifyAll();
    }
    failed.forEach(
        task -> task.finish(ErrorJson.of("Runtime.ExitError", "The local stack is closing")));
  }

  /** Waits until a runtime asks for work, or fails to initialize. */
  synchronized Readiness awaitRuntime(Duration limit) throws InterruptedException {
    long endNanos = System.nanoTime() + limit.toNanos();
    while (!polled && initError == null && !closed) {
      long leftMillis = (endNanos - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return new Readiness.NotYet();
      }
      wait(leftMillis);
    }
    return initError == null ? new Readiness.Ready() : new Readiness.InitFailed(initError);
  }

  /** Whether a function can be invoked. */
  sealed interface Readiness {
    record Ready() implements Readiness {}

    record NotYet() implements Readiness {}

    record InitFailed(Invocation.FunctionError error) implements Readiness {}
  }
}
