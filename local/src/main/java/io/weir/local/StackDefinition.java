package io.weir.local;

import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a {@link LocalStack} has, as data: each part names the others by their names. Immutable.
 *
 * <p>Times are those of this stack: whoever makes the definition has shortened them, if they are
 * ({@link StackTimings}). Queues get their URLs when SQS starts; until then a text says {@link
 * #urlOf}, in a schedule's input and in a function's variables.
 *
 * @param tables of DynamoDB
 * @param queues failed queues too
 * @param functions all in one process
 * @param schedules what invokes functions each period
 * @param rules what brings the ends of executions to a queue, the same for all rules
 * @param eventSources queues that feed functions
 * @param stateMachines of Step Functions; their definitions may say {@link #urlOf}
 * @param buckets of S3
 */
public record StackDefinition(
    List<TableDefinition> tables,
    List<QueueDefinition> queues,
    List<HostedFunction> functions,
    List<Schedule> schedules,
    List<Rule> rules,
    List<EventSource> eventSources,
    List<StateMachine> stateMachines,
    Buckets buckets) {
  /**
   * A function and what its environment says besides what every function of a stack is told.
   *
   * @param variables one of the same name has the same value in all functions
   */
  public record HostedFunction(LambdaFunction function, Map<String, String> variables) {
    public HostedFunction {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }

  /**
   * Invokes a function at once and then each period.
   *
   * @param name part of the schedule's ARN, as {@code GROUP/NAME}
   * @param input JSON; EventBridge Scheduler's context attributes in it are replaced
   */
  public record Schedule(String name, String function, String input, Duration period) {}

  /**
   * Brings events to a queue.
   *
   * @param pattern an event pattern of EventBridge, in JSON
   */
  public record Rule(String pattern, String queue) {}

  /** Feeds a queue's messages to a function; the queue has a failed queue. */
  public record EventSource(String queue, String function, EventSourceMapping.Settings settings) {}

  /**
   * A state machine.
   *
   * @param express whether it is of type EXPRESS
   * @param definition in Amazon States Language
   */
  public record StateMachine(String name, boolean express, String definition) {}

  /**
   * Buckets and what is in them when the stack has started.
   *
   * @param names none, where nothing of the stack uses S3
   */
  public record Buckets(List<String> names, List<StoredObject> objects) {
    /** No buckets. */
    public static final Buckets NONE = new Buckets(List.of(), List.of());

    public Buckets {
      names = List.copyOf(names);
      objects = List.copyOf(objects);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
      return names.isEmpty();
    }
  }

  /**
   * An object of a bucket.
   *
   * @param text may say {@link #urlOf}
   */
  public record StoredObject(String bucket, String key, String text) {}

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException names the part that is there twice, or is missing
   */
  public StackDefinition {
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    functions = List.copyOf(functions);
    schedules = List.copyOf(schedules);
    rules = List.copyOf(rules);
    eventSources = List.copyOf(eventSources);
    stateMachines = List.copyOf(stateMachines);
    DefinitionCheck.distinct("Table", tables, TableDefinition::name);
    DefinitionCheck.distinct("State machine", stateMachines, StateMachine::name);
    new DefinitionCheck(queues, functions).check(schedules, rules, eventSources);
  }

  /** Without buckets. */
  public StackDefinition(
      List<TableDefinition> tables,
      List<QueueDefinition> queues,
      List<HostedFunction> functions,
      List<Schedule> schedules,
      List<Rule> rules,
      List<EventSource> eventSources,
      List<StateMachine> stateMachines) {
    this(tables, queues, functions, schedules, rules, eventSources, stateMachines, Buckets.NONE);
  }

  /** The same with more objects in its buckets. */
  public StackDefinition withObjects(List<StoredObject> more) {
    List<StoredObject> objects = Stream.concat(buckets.objects().stream(), more.stream()).toList();
    return new StackDefinition(
        tables,
        queues,
        functions,
        schedules,
        rules,
        eventSources,
        stateMachines,
        new Buckets(buckets.names(), objects));
  }

  /** What stands for a queue's URL in texts of this definition. */
  public static String urlOf(String queue) {
    return QueueReferences.to(queue);
  }

  /** The name of the queue that the ends of executions come to. */
  String completionQueue() {
    return rules.getFirst().queue();
  }

  /** The variables of all functions: one process hosts them. */
  Map<String, String> variables() {
    return variables(functions);
  }

  static Map<String, String> variables(List<HostedFunction> functions) {
    Map<String, String> variables = new LinkedHashMap<>();
    functions.forEach(hosted -> variables.putAll(hosted.variables()));
    return variables;
  }
}
