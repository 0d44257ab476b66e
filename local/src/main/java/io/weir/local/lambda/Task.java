package io.weir.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One invocation on its way through a runtime. */
final class Task {
  private final String requestId = UUID.randomUUID().toString();
  private final String payload;
  private final CompletableFuture<Invocation> result = new CompletableFuture<>();
  private volatile Instant deadline = Instant.MAX;

  Task(String payload) {
    this.payload = payload;
  }

  String requestId() {
    return requestId;
  }

  String payload() {
    return payload;
  }

  /** When it must be answered; set as it is handed to a runtime. */
  Instant deadline() {
    return deadline;
  }

  void start(Instant now, Duration timeout) {
    deadline = now.plus(timeout);
    var _ =
        result.completeOnTimeout(
            new Invocation.TimedOut(requestId, timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The first outcome counts. */
  boolean finish(Invocation outcome) {
    return result.complete(outcome);
  }

  /** Waits for the outcome, or for the limit, after which this task has failed. */
  Invocation await(Duration limit) throws InterruptedException {
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      finish(ErrorJson.of("Runtime.Unavailable", "No runtime asked for work within " + limit));
      return result.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A task finishes with an outcome only", e);
    }
  }
}
