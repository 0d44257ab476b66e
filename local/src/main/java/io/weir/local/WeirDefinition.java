package io.weir.local;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Rule;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.CompletionPattern;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Defines the stack that a deployment of Weir has: two tables, the functions, the completion queue
 * with its rule, the reconciler's schedule; and each queue with what works on it. Not thread-safe.
 */
public final class WeirDefinition {
  /** Passes at once, over all queues. */
  public static final int DEFAULT_THROTTLE_CONCURRENCY = 10;

  /** Two rounds of the reconciler at once would only contend. */
  private static final int RECONCILE_CONCURRENCY = 1;

  private static final EventSourceMapping.Settings START_MAPPING =
      EventSourceMapping.Settings.DEFAULT;

  private final StackNames names;
  private final StackTimings timings;
  private final List<QueueDefinition> queues = new ArrayList<>();
  private final List<Schedule> ticks = new ArrayList<>();
  private final List<EventSource> directSources = new ArrayList<>();
  private final List<StateMachine> stateMachines = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Integer> limits = new LinkedHashMap<>();
  private final List<IngestRule> rules = new ArrayList<>();
  private @Nullable IngestSettings ingest;
  private JsonObject completionPattern =
      CompletionPattern.ofAccount(LocalStack.REGION, LocalStack.ACCOUNT);
  private HandlerClasses handlers = HandlerClasses.WEIR;
  private EventSourceMapping.Settings completionMapping = EventSourceMapping.Settings.DEFAULT;
  private int throttleConcurrency = DEFAULT_THROTTLE_CONCURRENCY;

  /**
   * Starts without queues.
   *
   * @param timings by which the functions' timeouts and the schedules' periods are shortened
   */
  public WeirDefinition(StackNames names, StackTimings timings) {
    this.names = requireNonNull(names);
    this.timings = requireNonNull(timings);
  }

  /** Adds queues that are throttled by a tick of the one that has a failed queue. */
  public WeirDefinition throttled(List<QueueDefinition> withFailedQueue, TickInput tick) {
    String name = add(withFailedQueue);
    if (tick.executionLimit() != null) {
      limits.put(name, tick.executionLimit());
    }
    ticks.add(
        new Schedule(
            "%s/%s".formatted(names.throttle(), name),
            names.throttle(),
            tick.json(name),
            timings.period()));
    return this;
  }

  /** Adds queues of which the one with a failed queue is not throttled. */
  public WeirDefinition direct(List<QueueDefinition> withFailedQueue) {
    directSources.add(new EventSource(add(withFailedQueue), names.start(), START_MAPPING));
    return this;
  }

  /** Adds state machines. */
  public WeirDefinition stateMachines(List<StateMachine> machines) {
    stateMachines.addAll(machines);
    return this;
  }

  /**
   * Has the tasks that the state machines name, if they name any: their functions, the buckets, and
   * the workflow template and the workflows' records in the internal one.
   */
  public WeirDefinition ingest(IngestSettings settings) {
    ingest = settings;
    return this;
  }

  /**
   * Has these rules of data ingest, and the queues that they read.
   *
   * @param sources each with its failed queue
   */
  public WeirDefinition rules(List<IngestRule> rules, List<QueueDefinition> sources) {
    this.rules.addAll(rules);
    queues.addAll(sources);
    return this;
  }

  /** Hears of the ends of these state machines' executions only; otherwise of all. */
  public WeirDefinition completionsOf(List<String> stateMachineArns) {
    completionPattern = CompletionPattern.ofStateMachines(stateMachineArns);
    return this;
  }

  /** Other handlers than Weir's, with the same input and output. */
  public WeirDefinition handlers(HandlerClasses handlers) {
    this.handlers = requireNonNull(handlers);
    return this;
  }

  /** How the completion queue feeds its function. */
  public WeirDefinition completionMapping(EventSourceMapping.Settings completionMapping) {
    this.completionMapping = requireNonNull(completionMapping);
    return this;
  }

  /** Passes at once, over all queues. */
  public WeirDefinition throttleConcurrency(int throttleConcurrency) {
    this.throttleConcurrency = throttleConcurrency;
    return this;
  }

  /** Tells all functions something more. */
  public WeirDefinition variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /**
   * Returns the definition.
   *
   * @throws IllegalArgumentException if a name is given twice
   */
  public StackDefinition build() {
    List<QueueDefinition> all = new ArrayList<>(queues);
    all.addAll(
        QueueDefinition.withFailedQueue(
            names.completionQueue(),
            timings.completionVisibility(),
            QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT));
    return new StackDefinition(
        List.of(
            new TableDefinition(names.semaphoresTable(), "key"),
            new TableDefinition(names.slotsTable(), "holder")),
        all,
        functions(),
        schedules(),
        List.of(new Rule(completionPattern.toString(), names.completionQueue())),
        eventSources(),
        stateMachines,
        ingest().map(definition -> definition.buckets()).orElse(StackDefinition.Buckets.NONE));
  }

  private Optional<IngestDefinition> ingest() {
    return Optional.ofNullable(ingest)
        .map(settings -> new IngestDefinition(settings, stateMachines, limits, rules));
  }

  private String add(List<QueueDefinition> withFailedQueue) {
    queues.addAll(withFailedQueue);
    return withFailedQueue.stream()
        .filter(queue -> queue.redrive() != null)
        .map(QueueDefinition::name)
        .findFirst()
        .orElseThrow();
  }

  private List<HostedFunction> functions() {
    List<HostedFunction> functions = new ArrayList<>();
    functions.add(function(names.throttle(), handlers.throttle(), throttleConcurrency));
    functions.add(
        function(
            names.completion(), handlers.completion(), completionMapping.maximumConcurrency()));
    functions.add(function(names.reconcile(), handlers.reconcile(), RECONCILE_CONCURRENCY));
    if (!directSources.isEmpty()) {
      functions.add(function(names.start(), handlers.start(), startConcurrency()));
    }
    ingest().ifPresent(definition -> functions.addAll(definition.functions()));
    return functions;
  }

  private HostedFunction function(String name, String handler, int concurrency) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SemaphoresTable", names.semaphoresTable());
    environment.put("SlotsTable", names.slotsTable());
    environment.put("ThrottleFunction", names.throttle());
    environment.putAll(variables);
    Duration timeout = timings.functionTimeout();
    return new HostedFunction(new LambdaFunction(name, handler, timeout, concurrency), environment);
  }

  /** As many as all pollers of unthrottled queues together may ask for. */
  private int startConcurrency() {
    return directSources.size() * START_MAPPING.maximumConcurrency();
  }

  private List<Schedule> schedules() {
    List<Schedule> schedules = new ArrayList<>();
    schedules.add(
        new Schedule(
            "%s/round".formatted(names.reconcile()), names.reconcile(), "{}", timings.period()));
    schedules.addAll(ticks);
    ingest().ifPresent(definition -> schedules.addAll(definition.schedules()));
    return schedules;
  }

  private List<EventSource> eventSources() {
    List<EventSource> sources = new ArrayList<>();
    sources.add(new EventSource(names.completionQueue(), names.completion(), completionMapping));
    sources.addAll(directSources);
    ingest().ifPresent(definition -> sources.addAll(definition.eventSources()));
    return sources;
  }
}
