package io.weir.throttle;

import io.weir.cumulus.CumulusFormat;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A queue, its failed queue, a state machine and the protocol over them, on virtual time. */
final class World implements Delays, ThrottleListener {
  static final QueueUrl QUEUE = queue("ingest");
  static final QueueUrl FAILED = queue("ingest-failed");
  static final StateMachineArn MACHINE = machine("demo");
  static final Duration INVOCATION = Timings.AWS.functionTimeout();

  final MemoryTables tables = new MemoryTables();
  final MemoryExecutions stepFunctions = new MemoryExecutions(this::now);
  final List<String> events = new ArrayList<>();
  final List<QueueUrl> triggered = new ArrayList<>();
  final List<PassReport> passes = new ArrayList<>();
  final List<QueueUrl> passedQueues = new ArrayList<>();
  final List<QueueSample> samples = new ArrayList<>();
  final MemoryQueues queues = new MemoryQueues(this::now);

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private int tokens;

  World() {
    queues.create(FAILED, null, 0);
    queues.create(QUEUE, FAILED, 30);
    stepFunctions.create(MACHINE, StateMachineType.STANDARD);
  }

  static World withLimit(int limit) {
    World world = new World();
    world.deploy(QUEUE, limit, Map.of());
    return world;
  }

  static QueueUrl queue(String name) {
    return new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/" + name);
  }

  static StateMachineArn machine(String name) {
    return new StateMachineArn("arn:aws:states:us-east-1:123456789012:stateMachine:" + name);
  }

  static String body(String name) {
    return body(MACHINE, name, "");
  }

  static String body(StateMachineArn machine, String name, String more) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":"%s"%s},"payload":{"name":"%s"}}"""
        .formatted(machine, name, more, name);
  }

  static ExecutionArn arn(String name) {
    return MACHINE.execution(new ExecutionName(name));
  }

  void deploy(QueueUrl queue, int limit, Map<SemaphoreKey, Integer> shared) {
    new Deployment(queue, limit, now, shared).apply(tables.semaphores());
  }

  void send(String... names) {
    for (String name : names) {
      queues.send(QUEUE, body(name), Map.of());
    }
  }

  void sendMany(int count) {
    IntStream.range(0, count).forEach(i -> send("granule-" + i));
  }

  /** Runs passes until so many slots are held. */
  void runUntilHeld(int slots) {
    while (used() < slots) {
      run();
    }
  }

  /**
   * Starts an execution that fails and runs again; of that nobody is told.
   *
   * @param released whether its end was told, so that its slot is gone
   */
  void startAndRedrive(String name, boolean released) {
    send(name);
    run();
    stepFunctions.finish(arn(name), ExecutionStatus.FAILED);
    if (released) {
      tell(name);
    }
    stepFunctions.redrive(arn(name));
  }

  Instant now() {
    return now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets time pass until then; never back. */
  void passUntil(Instant then) {
    now = then.isAfter(now) ? then : now;
  }

  Surroundings surroundings() {
    return new Surroundings(
        this::now, () -> "token-" + ++tokens, this, Parallel.SEQUENTIAL, this, Timings.AWS);
  }

  Pass pass() {
    return pass(stepFunctions);
  }

  Pass pass(Executions executions) {
    return pass(queues, executions);
  }

  private Pass pass(MessageQueues queues, Executions executions) {
    return new Pass(
        queues,
        tables.semaphores(),
        tables.slots(),
        tables.leases(),
        executions,
        new CumulusFormat(),
        surroundings());
  }

  /** A pass that dies. */
  Pass pass(Crash crash) {
    MessageQueues crashing = url -> crash.port(MessageQueue.class, queues.open(url));
    return new Pass(
        crashing,
        crash.port(Semaphores.class, tables.semaphores()),
        crash.port(Slots.class, tables.slots()),
        crash.port(PassLeases.class, tables.leases()),
        crash.port(Executions.class, stepFunctions),
        new CumulusFormat(),
        surroundings());
  }

  PassReport run() {
    return pass().run(request());
  }

  PassRequest request() {
    return PassRequest.fill(QUEUE, 1000, deadline());
  }

  Instant deadline() {
    return now.plus(INVOCATION).minus(Timings.AWS.deadlineMargin());
  }

  Completion completion() {
    return completion(stepFunctions);
  }

  Completion completion(Executions executions) {
    return completion(tables.slots(), executions, pass());
  }

  /** A completion that dies. */
  Completion completion(Crash crash) {
    return completion(crash.port(Slots.class, tables.slots()), stepFunctions, pass(crash));
  }

  private Completion completion(Slots slots, Executions executions, Pass pass) {
    return new Completion(
        slots,
        tables.semaphores(),
        executions,
        new CumulusFormat(),
        pass,
        triggered::add,
        surroundings());
  }

  Reconciler reconciler() {
    return reconciler(stepFunctions);
  }

  Reconciler reconciler(Executions executions) {
    return reconciler(executions, tables.slots());
  }

  Reconciler reconciler(Executions executions, Slots slots) {
    return new Reconciler(
        new Reconciler.Ports(
            slots,
            tables.semaphores(),
            tables.reconcileLease(),
            tables.foreignExecutions(),
            executions,
            new CumulusFormat()),
        pass(),
        triggered::add,
        Quotas.DEFAULT,
        surroundings());
  }

  ReconcileReport reconcile() {
    return reconciler().run(deadline());
  }

  /** Ends an execution; its event is lost until {@link #tell} tells it. */
  void finish(String name) {
    stepFunctions.finish(arn(name), ExecutionStatus.SUCCEEDED);
  }

  Completion.CompletionReport tell(String... names) {
    return completion().handle(completions(names), deadline());
  }

  /** The same, where a receive that finds nothing takes the time that it waits. */
  void tellWithWaits(String... names) {
    MessageQueues waiting = url -> new WaitingQueue(queues.open(url), this::pass);
    completion(tables.slots(), stepFunctions, pass(waiting, stepFunctions))
        .handle(completions(names), deadline());
  }

  static List<StatusChange> completions(String... names) {
    return List.of(names).stream()
        .map(name -> new StatusChange(arn(name), ExecutionStatus.SUCCEEDED, 0))
        .toList();
  }

  SemaphoreState semaphore() {
    SemaphoreKey key = SemaphoreKey.of(QUEUE);
    return tables.semaphores().peek(Set.of(key)).getOrDefault(key, SemaphoreState.absent(key));
  }

  int used() {
    return semaphore().used();
  }

  List<String> running() {
    return stepFunctions.all().stream()
        .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
        .map(Execution::arn)
        .map(arn -> arn.value().substring(arn.value().lastIndexOf(':') + 1))
        .toList();
  }

  List<String> quarantineReasons() {
    return queues.messages(FAILED).stream().map(World::reason).toList();
  }

  private static String reason(QueueMessage message) {
    var attribute = message.attributes().get("WeirReason");
    return attribute == null ? "none" : attribute.value();
  }

  @Override
  public void pause(Duration duration) {
    pass(duration);
  }

  @Override
  public Duration between(Duration least, Duration most) {
    return most;
  }

  @Override
  public void paused(SemaphoreKey semaphore, String reason) {
    events.add("paused " + reason);
  }

  @Override
  public void failedQueueMissing(QueueUrl queue, int messages, Rejection first) {
    events.add("no failed queue for " + messages);
  }

  @Override
  public void duplicateMessage(QueueUrl queue, QueueMessage message, ExecutionArn execution) {
    events.add("duplicate");
  }

  @Override
  public void passEnded(QueueUrl queue, PassReport report) {
    passes.add(report);
    passedQueues.add(queue);
  }

  @Override
  public void sampled(QueueSample sample) {
    samples.add(sample);
  }

  @Override
  public void notSampled(QueueUrl queue, RuntimeException cause) {
    events.add("not sampled: " + cause.getMessage());
  }

  @Override
  public void handOffFailed(QueueUrl queue, RuntimeException cause) {
    events.add("hand-off failed: " + cause.getMessage());
  }

  @Override
  public void passFailed(QueueUrl queue, RuntimeException cause) {
    events.add("pass failed: " + cause.getMessage());
  }
}
