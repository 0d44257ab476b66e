package io.weir.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Runs accepted events in the background, again after a failure, as Lambda's asynchronous
 * invocation does.
 */
final class AsyncInvoker implements AutoCloseable {
  /** Events accepted and not done; Lambda keeps far more, but here that many mean a fault. */
  static final int EVENT_LIMIT = 10_000;

  private final Semaphore room = new Semaphore(EVENT_LIMIT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Consumer<String> log;

  AsyncInvoker(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Accepts an event.
   *
   * @param retryDelays how long to wait before each retry
   * @param done called once the event succeeded or was given up
   * @return false if there is no room
   */
  boolean accept(
      FunctionRuntime runtime, String payload, List<Duration> retryDelays, Runnable done) {
    if (!room.tryAcquire()) {
      return false;
    }
    threads.execute(() -> runAndRelease(runtime, payload, retryDelays, done));
    return true;
  }

  private void runAndRelease(
      FunctionRuntime runtime, String payload, List<Duration> retryDelays, Runnable done) {
    try {
      run(runtime, payload, retryDelays);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
      done.run();
    }
  }

  private void run(FunctionRuntime runtime, String payload, List<Duration> retryDelays)
      throws InterruptedException {
    Invocation outcome = runtime.invokeWhenFree(payload);
    for (Duration delay : retryDelays) {
      if (!outcome.isFailure()) {
        return;
      }
      Thread.sleep(delay);
      outcome = runtime.invokeWhenFree(payload);
    }
    if (outcome.isFailure()) {
      log.accept(runtime.function().name() + ": event given up after " + outcome);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
