package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.weir.throttle.Completion;
import io.weir.throttle.DirectStart;
import io.weir.throttle.Listeners;
import io.weir.throttle.Pass;
import io.weir.throttle.QueueSampler;
import io.weir.throttle.Quotas;
import io.weir.throttle.RateLimitedPasses;
import io.weir.throttle.Reconciler;
import io.weir.throttle.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One invocation of a function: the core over the ports, telling this invocation's log and metrics.
 * Closing it writes the metrics, a line for each queue and shared semaphore. Thread-safe.
 */
final class Invocation implements AutoCloseable {
  private final Assembly.Ports ports;
  private final Quotas quotas;
  private final Surroundings surroundings;
  private final Telemetry telemetry;
  private final String requestId;
  private final LogLines lines;
  private final JsonLog log;
  private final InvocationMetrics metrics = new InvocationMetrics();
  private final Instant deadline;
  private final OwnAccount account;
  private final Pass pass;

  Invocation(
      Assembly.Ports ports,
      Quotas quotas,
      Surroundings surroundings,
      Telemetry telemetry,
      Context context) {
    this.ports = ports;
    this.quotas = quotas;
    this.telemetry = telemetry;
    this.requestId = context.getAwsRequestId();
    this.lines = telemetry.lines().within(requestId);
    this.log = new JsonLog(lines);
    this.surroundings = surroundings.hearing(new Listeners(List.of(log, metrics)));
    this.deadline =
        now()
            .plus(Duration.ofMillis(context.getRemainingTimeInMillis()))
            .minus(surroundings.timings().deadlineMargin());
    this.account = OwnAccount.of(context);
    this.pass =
        new Pass(
            ports.queues(),
            ports.semaphores(),
            ports.slots(),
            ports.leases(),
            ports.executions(),
            ports.format(),
            this.surroundings);
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  /** When this invocation must have received and acquired what it will. */
  Instant deadline() {
    return deadline;
  }

  OwnAccount account() {
    return account;
  }

  LogLines lines() {
    return lines;
  }

  JsonLog log() {
    return log;
  }

  Pass pass() {
    return pass;
  }

  RateLimitedPasses rateLimitedPasses() {
    return new RateLimitedPasses(pass, surroundings);
  }

  DirectStart directStart() {
    return new DirectStart(ports.executions(), ports.format(), surroundings.clock());
  }

  Completion completion() {
    return new Completion(
        ports.slots(),
        ports.semaphores(),
        ports.executions(),
        ports.format(),
        pass,
        ports.trigger(),
        surroundings);
  }

  Reconciler reconciler() {
    return new Reconciler(
        new Reconciler.Ports(
            ports.slots(),
            ports.semaphores(),
            ports.reconcileLease(),
            ports.foreign(),
            ports.executions(),
            ports.format()),
        pass,
        ports.trigger(),
        quotas,
        surroundings);
  }

  QueueSampler sampler() {
    return new QueueSampler(ports.queues(), ports.semaphores(), surroundings);
  }

  @Override
  public void close() {
    metrics.documents(telemetry.metrics(), requestId, now()).forEach(lines::write);
  }
}
