package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Rule;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackTimings;
import io.weir.local.WeirDefinition;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.events.Rate;
import io.weir.local.lambda.LambdaFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Defines the stack that a synthesized template deploys: its tables, queues with their redrive,
 * functions with handler, timeout and environment, schedules with their input, rules with their
 * pattern, event source mappings and state machines, each as the template says. Roles, logs,
 * alarms, and functions that are not of a Java runtime, have no part in it. Immutable.
 */
public final class TemplateDefinition {
  private final Template template;
  private final StackTimings timings;
  private final Names names;
  private final Intrinsics intrinsics;

  private TemplateDefinition(Template template, StackTimings timings) {
    this.template = template;
    this.timings = timings;
    this.names = new Names(template);
    this.intrinsics = new Intrinsics(template, names, Home.of(template));
  }

  /**
   * Reads {@code cdk.out/NAME.template.json}, and the manifest beside it.
   *
   * @param timings by which visibility timeouts, functions' timeouts and periods are shortened
   * @throws TemplateException if it cannot be read, or says what the local stack does not know
   */
  public static TemplateDefinition read(Path file, StackTimings timings) {
    return new TemplateDefinition(Template.read(file), timings);
  }

  /** The stack's name. */
  public String name() {
    return template.stackName();
  }

  /** The zips and folders that its functions' code is in, as `cdk deploy` would upload them. */
  public List<Path> packages() {
    Assets assets = Assets.of(template);
    return javaFunctions()
        .map(function -> assets.path(function, intrinsics.text(function, "Code", "S3Key")))
        .distinct()
        .toList();
  }

  /**
   * What the stack has.
   *
   * @throws TemplateException if the template says what the local stack does not know
   * @throws IllegalArgumentException if its parts do not fit together
   */
  public StackDefinition definition() {
    TemplateQueues queues = new TemplateQueues(template, names, intrinsics, timings);
    List<Schedule> schedules =
        template.ofType("AWS::Scheduler::Schedule").stream()
            .flatMap(each -> schedule(each, queues).stream())
            .toList();
    return new StackDefinition(
        template.ofType(Names.TABLE).stream().map(this::table).toList(),
        queues.all(),
        javaFunctions().map(this::function).toList(),
        schedules,
        template.ofType("AWS::Events::Rule").stream().map(this::rule).toList(),
        template.ofType("AWS::Lambda::EventSourceMapping").stream().map(this::source).toList(),
        template.ofType(Names.STATE_MACHINE).stream().map(this::stateMachine).toList());
  }

  private TableDefinition table(Resource table) {
    JsonElement key = table.get("KeySchema").getAsJsonArray().get(0);
    return new TableDefinition(
        names.nameOf(table), key.getAsJsonObject().get("AttributeName").getAsString());
  }

  private Stream<Resource> javaFunctions() {
    return template.ofType(Names.FUNCTION).stream()
        .filter(function -> intrinsics.text(function, "Runtime").startsWith("java"));
  }

  private HostedFunction function(Resource function) {
    LambdaFunction lambda =
        new LambdaFunction(
            names.nameOf(function),
            intrinsics.text(function, "Handler"),
            timings.scaled(Duration.ofSeconds(function.get("Timeout").getAsLong())),
            concurrency(function));
    Map<String, String> variables = new LinkedHashMap<>();
    if (function.find("Environment", "Variables").orElse(null) instanceof JsonObject given) {
      given
          .entrySet()
          .forEach(e -> variables.put(e.getKey(), intrinsics.text(function, e.getValue())));
    }
    return new HostedFunction(lambda, variables);
  }

  /** Reserved, or as many as its event source may ask for; a few otherwise. */
  private int concurrency(Resource function) {
    return function
        .find("ReservedConcurrentExecutions")
        .map(JsonElement::getAsInt)
        .orElseGet(
            () ->
                template.ofType("AWS::Lambda::EventSourceMapping").stream()
                    .filter(each -> functionOf(each, "FunctionName").equals(names.nameOf(function)))
                    .mapToInt(TemplateDefinition::maximumConcurrency)
                    .max()
                    .orElse(WeirDefinition.DEFAULT_THROTTLE_CONCURRENCY));
  }

  /** Empty for one that is disabled, or that no {@link Rate} says: nothing calls it here. */
  private Optional<Schedule> schedule(Resource schedule, TemplateQueues queues) {
    if (schedule.find("State").map(JsonElement::getAsString).orElse("").equals("DISABLED")) {
      return Optional.empty();
    }
    String group =
        schedule.find("GroupName").map(each -> intrinsics.text(schedule, each)).orElse("default");
    return Rate.period(intrinsics.text(schedule, "ScheduleExpression"))
        .map(
            period ->
                new Schedule(
                    group
                        + "/"
                        + schedule.find("Name").map(JsonElement::getAsString).orElse(schedule.id()),
                    functionOf(schedule, "Target", "Arn"),
                    queues.withLocalQueue(intrinsics.text(schedule, "Target", "Input")),
                    timings.scaled(period)));
  }

  private Rule rule(Resource rule) {
    JsonElement target = rule.get("Targets").getAsJsonArray().get(0).getAsJsonObject().get("Arn");
    return new Rule(
        intrinsics.resolve(rule, rule.get("EventPattern")).toString(),
        Names.lastPart(intrinsics.text(rule, target), ':'));
  }

  private EventSource source(Resource mapping) {
    int batchSize = mapping.find("BatchSize").map(JsonElement::getAsInt).orElse(10);
    Duration window =
        Duration.ofSeconds(
            mapping.find("MaximumBatchingWindowInSeconds").map(JsonElement::getAsLong).orElse(0L));
    return new EventSource(
        Names.lastPart(intrinsics.text(mapping, "EventSourceArn"), ':'),
        functionOf(mapping, "FunctionName"),
        new EventSourceMapping.Settings(batchSize, window, maximumConcurrency(mapping)));
  }

  private static int maximumConcurrency(Resource mapping) {
    return mapping
        .find("ScalingConfig", "MaximumConcurrency")
        .map(JsonElement::getAsInt)
        .orElse(EventSourceMapping.Settings.DEFAULT.maximumConcurrency());
  }

  private StateMachine stateMachine(Resource machine) {
    String definition = intrinsics.text(machine, "DefinitionString");
    if (machine.find("DefinitionSubstitutions").orElse(null) instanceof JsonObject places) {
      for (var place : places.entrySet()) {
        definition =
            definition.replace(
                "${" + place.getKey() + "}", intrinsics.text(machine, place.getValue()));
      }
    }
    boolean express =
        machine.find("StateMachineType").map(JsonElement::getAsString).orElse("").equals("EXPRESS");
    return new StateMachine(names.nameOf(machine), express, definition);
  }

  /** The name of the function that a property names: by name, ARN, or the ARN of an alias. */
  private String functionOf(Resource resource, String... path) {
    String text = intrinsics.text(resource, path);
    int function = text.indexOf(":function:");
    return function < 0 ? text : text.substring(function + ":function:".length()).split(":", 2)[0];
  }
}
