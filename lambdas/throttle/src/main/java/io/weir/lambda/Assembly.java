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
import io.weir.throttle.Parallel;
import io.weir.throttle.Quotas;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleListener;
import io.weir.throttle.ThrottleTrigger;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

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
  private final Telemetry telemetry;

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

  Assembly(Ports ports, Quotas quotas, Surroundings surroundings, Telemetry telemetry) {
    this.ports = ports;
    this.quotas = quotas;
    this.surroundings = surroundings;
    this.telemetry = telemetry;
  }

  static Assembly fromEnvironment() {
    Settings settings = Settings.from(System.getenv());
    InstantSource clock = InstantSource.system();
    Telemetry telemetry = new Telemetry(LogLines.of(System.out, clock), settings.metrics());
    Surroundings surroundings =
        new Surroundings(
            clock,
            () -> UUID.randomUUID().toString(),
            new SystemDelays(),
            new VirtualThreads(HELPERS),
            ThrottleListener.NONE,
            settings.timings());
    Consumer<String> warnings = warning -> telemetry.lines().warn(warning).write();
    Ports ports = ports(settings, surroundings, warnings);
    if (settings.snapshot()) {
      Priming.by(ports.semaphores(), warnings);
    }
    return new Assembly(ports, settings.quotas(), surroundings, telemetry);
  }

  private static Ports ports(
      Settings settings, Surroundings surroundings, Consumer<String> warnings) {
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
          case DYNAMODB -> inDynamoDb(clients, settings, surroundings, warnings);
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
        new LambdaThrottleTrigger(clients::lambda, settings.throttleFunction(), warnings));
  }

  private record Held(
      Semaphores semaphores,
      Slots slots,
      PassLeases leases,
      ReconcileLease reconcileLease,
      ForeignExecutions foreign) {}

  private static Held inDynamoDb(
      AwsClients clients, Settings settings, Surroundings surroundings, Consumer<String> warnings) {
    DynamoDbTables tables =
        new DynamoDbTables(
            clients.dynamoDb(),
            settings.semaphoresTable(),
            settings.slotsTable(),
            surroundings.delays(),
            warnings);
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

  Parallel parallel() {
    return surroundings.parallel();
  }

  /** Begins an invocation. */
  Invocation begin(Context context) {
    return new Invocation(ports, quotas, surroundings, telemetry, context);
  }
}
