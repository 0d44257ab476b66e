package io.weir.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What all lines of control of one execution share.
 *
 * @param deadline when the execution times out; the end of time when it does not
 */
record ExecutionRun(
    InterpreterSettings settings, ExecutionInfo info, ExecutionHistory history, Instant deadline) {

  static ExecutionRun of(
      InterpreterSettings settings,
      ExecutionInfo info,
      ExecutionHistory history,
      Optional<Duration> timeout) {
    Instant deadline = timeout.map(info.runStart()::plus).orElse(Instant.MAX);
    return new ExecutionRun(settings, info, history, deadline);
  }

  Instant now() {
    return settings.clock().now();
  }

  void checkDeadline() {
    if (!now().isBefore(deadline)) {
      throw new DeadlineReached();
    }
  }

  void sleepUntil(Instant instant) throws InterruptedException {
    settings.clock().sleepUntil(instant.isBefore(deadline) ? instant : deadline);
    checkDeadline();
  }

  void awaitUntil(Instant instant, CompletableFuture<?> signal) throws InterruptedException {
    settings.clock().awaitUntil(instant.isBefore(deadline) ? instant : deadline, signal);
    if (!signal.isDone()) {
      checkDeadline();
    }
  }

  /** The given duration, or what is left until the deadline when that is less. */
  Duration withinDeadline(Duration duration) {
    Instant now = now();
    return now.plus(duration).isBefore(deadline) ? duration : Duration.between(now, deadline);
  }
}
