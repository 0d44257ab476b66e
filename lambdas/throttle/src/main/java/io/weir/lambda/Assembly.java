package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.weir.aws.AwsClients;
import io.weir.aws.DynamoDbTables;
import io.weir.aws.LambdaThrottleTrigger;
import io.weir.aws.SqsQueues;
import io.weir.aws.StepFunctionsExecutions;
import io.weir.aws.SystemDelays;
import io.weir.aws.VirtualThreads;
import io.weir.cumulus.CumulusFormat;
import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.memory.MemoryTables;
import io.weir.queue.MessageQueues;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.Completion;
import io.weir.throttle.DirectStart;
import io.weir.throttle.Parallel;
import io.weir.throttle.Pass;
import io.weir.throttle.Quotas;
import io.weir.throttle.RateLimitedPasses;
import io.weir.throttle.Reconciler;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleTrigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** The core put together over its adapters, once for a function. Thread-safe. */
final class Assembly {
  /** Shared by the functions of one process; see {@link Settings.Store#MEMORY}. */
  private static final MemoryTables MEMORY = new MemoryTables();

  /**
   * Starts, receives and deletes on their way at once, all invocations of a process together: at 30
   * ms a start they reach the 300 a second that Step Functions grants in its largest regions.
   */
  private static final int HELPERS = 32;

  private final Ports ports;
  private final Quotas quotas;
  private final Surroundings surroundings;
  private final JsonLog log;
  private final Pass pass;

  /** The ports that a function works on. */
  record Ports(
      MessageQueues queues,
      Semaphores semaphores,
      Slots slots,
      PassLeases leases,
      ReconcileLease reconcileLease,
      ForeignExecutions foreign,
      Executions executions,
      MessageFormat format,
      ThrottleTrigger trigger) {}

  Assembly(Ports ports, Quotas quotas, Surroundings surroundings, JsonLog log) {
    this.ports = ports;
    this.quotas = quotas;
    this.surroundings = surroundings;
    this.log = log;
    this.pass =
        new Pass(
            ports.queues(),
            ports.semaphores(),
            ports.slots(),
            ports.leases(),
            ports.executions(),
            ports.format(),
            surroundings);
  }

  static Assembly fromEnvironment() {
    Settings settings = Settings.from(System.getenv());
    JsonLog log = new JsonLog(System.out);
    Surroundings surroundings =
        new Surroundings(
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            new SystemDelays(),
            new VirtualThreads(HELPERS),
            log,
            settings.timings());
    return new Assembly(ports(settings, surroundings, log), settings.quotas(), surroundings, log);
  }

  private static Ports ports(Settings settings, Surroundings surroundings, JsonLog log) {
    AwsClients clients = new AwsClients(settings.timings());
    Held held =
        switch (settings.store()) {
          case MEMORY ->
              new Held(
                  MEMORY.semaphores(),
                  MEMORY.slots(),
                  MEMORY.leases(),
                  MEMORY.reconcileLease(),
                  MEMORY.foreignExecutions());
          case DYNAMODB -> inDynamoDb(clients, settings, surroundings, log);
        };
    return new Ports(
        new SqsQueues(clients.sqs(), surroundings.parallel(), surroundings.clock()),
        held.semaphores(),
        held.slots(),
        held.leases(),
        held.reconcileLease(),
        held.foreign(),
        new StepFunctionsExecutions(clients.stepFunctions(), surroundings.clock()),
        new CumulusFormat(),
        new LambdaThrottleTrigger(clients::lambda, settings.throttleFunction(), log::warn));
  }

  private record Held(
      Semaphores semaphores,
      Slots slots,
      PassLeases leases,
      ReconcileLease reconcileLease,
      ForeignExecutions foreign) {}

  private static Held inDynamoDb(
      AwsClients clients, Settings settings, Surroundings surroundings, JsonLog log) {
    DynamoDbTables tables =
        new DynamoDbTables(
            clients.dynamoDb(),
            settings.semaphoresTable(),
            settings.slotsTable(),
            surroundings.delays(),
            log::warn);
    return new Held(
        tables.semaphores(),
        tables.slots(),
        tables.leases(),
        tables.reconcileLease(),
        tables.foreignExecutions());
  }

  Semaphores semaphores() {
    return ports.semaphores();
  }

  Slots slots() {
    return ports.slots();
  }

  Pass pass() {
    return pass;
  }

  Parallel parallel() {
    return surroundings.parallel();
  }

  JsonLog log() {
    return log;
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  /** When this invocation must have received and acquired what it will. */
  Instant deadline(Context context) {
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    return now().plus(remaining).minus(surroundings.timings().deadlineMargin());
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
}
