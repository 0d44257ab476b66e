package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.Buckets;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Rule;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.StackTimings;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.events.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the stack that a synthesized template deploys: its tables, queues with their redrive,
 * functions with handler, timeout and environment, schedules with their input, rules with their
 * pattern, event source mappings and state machines, each as the template says. Roles, logs,
 * alarms, and functions that are not of a Java runtime, have no part in it.
 *
 * <p>Buckets, and the objects that the deployment writes, are there if the template has functions
 * of data ingest. Nobody here reads the workflow template that every deployment writes without
 * them, so an S3 is not started for it. A bucket that the template only names is there as well.
 * Immutable.
 */
public final class TemplateDefinition {
  private final Template template;
  private final StackTimings timings;
  private final Names names;
  private final Intrinsics intrinsics;
  private final TemplateFunctions functions;

  private TemplateDefinition(
      Template template, StackTimings timings, @Nullable Path providerFolder) {
    this.template = template;
    this.timings = timings;
    this.names = new Names(template);
    this.intrinsics = new Intrinsics(template, names, Home.of(template));
    this.functions = new TemplateFunctions(template, names, intrinsics, timings, providerFolder);
  }

  /**
   * Reads {@code cdk.out/NAME.template.json}, and the manifest beside it.
   *
   * @param timings by which visibility timeouts, functions' timeouts and periods are shortened
   * @param providerFolder what the folders of providers of protocol {@code file} must be in; null
   *     if there are no such providers
   * @throws TemplateException if it cannot be read, or says what the local stack does not know
   */
  public static TemplateDefinition read(
      Path file, StackTimings timings, @Nullable Path providerFolder) {
    return new TemplateDefinition(Template.read(file), timings, providerFolder);
  }

  /** The stack's name. */
  public String name() {
    return template.stackName();
  }

  /**
   * The zips and folders that its functions' code is in, as `cdk deploy` would upload them, by the
   * functions' names.
   */
  public Map<String, Path> packages() {
    return functions.packages();
  }

  /**
   * What the stack has.
   *
   * @throws TemplateException if the template says what the local stack does not know
   * @throws IllegalArgumentException if its parts do not fit together
   */
  public StackDefinition definition() {
    TemplateQueues queues = new TemplateQueues(template, names, intrinsics, timings);
    List<HostedFunction> hosted = functions.all(queues);
    List<Schedule> schedules =
        template.ofType("AWS::Scheduler::Schedule").stream()
            .flatMap(each -> schedule(each, queues).stream())
            .toList();
    List<StateMachine> stateMachines =
        template.ofType(Names.STATE_MACHINE).stream()
            .map(each -> stateMachine(each, queues))
            .toList();
    List<EventSource> sources =
        template.ofType("AWS::Lambda::EventSourceMapping").stream()
            .filter(mapping -> mapping.find("Enabled").map(JsonElement::getAsBoolean).orElse(true))
            .map(mapping -> source(mapping, queues))
            .toList();
    Buckets buckets = buckets(queues);
    return new StackDefinition(
        template.ofType(Names.TABLE).stream().map(this::table).toList(),
        queues.all(),
        hosted,
        schedules,
        template.ofType("AWS::Events::Rule").stream().map(this::rule).toList(),
        sources,
        stateMachines,
        buckets);
  }

  private Buckets buckets(TemplateQueues queues) {
    if (!functions.useBuckets()) {
      return Buckets.NONE;
    }
    List<StoredObject> objects = new TemplateObjects(template, intrinsics, queues).all();
    Stream<String> own = template.ofType(Names.BUCKET).stream().map(names::nameOf);
    Stream<String> named = objects.stream().map(StoredObject::bucket);
    return new Buckets(Stream.concat(own, named).distinct().toList(), objects);
  }

  private TableDefinition table(Resource table) {
    JsonElement key = table.get("KeySchema").getAsJsonArray().get(0);
    return new TableDefinition(
        names.nameOf(table), key.getAsJsonObject().get("AttributeName").getAsString());
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
                    intrinsics.functionName(schedule, "Target", "Arn"),
                    queues.withLocalQueues(intrinsics.text(schedule, "Target", "Input")),
                    timings.scaled(period)));
  }

  private Rule rule(Resource rule) {
    JsonElement target = rule.get("Targets").getAsJsonArray().get(0).getAsJsonObject().get("Arn");
    return new Rule(
        intrinsics.resolve(rule, rule.get("EventPattern")).toString(),
        Names.lastPart(intrinsics.text(rule, target), ':'));
  }

  private EventSource source(Resource mapping, TemplateQueues queues) {
    int batchSize = mapping.find("BatchSize").map(JsonElement::getAsInt).orElse(10);
    Duration window =
        Duration.ofSeconds(
            mapping.find("MaximumBatchingWindowInSeconds").map(JsonElement::getAsLong).orElse(0L));
    return new EventSource(
        queues.localOf(intrinsics.text(mapping, "EventSourceArn")),
        intrinsics.functionName(mapping, "FunctionName"),
        new EventSourceMapping.Settings(
            batchSize, window, TemplateFunctions.maximumConcurrency(mapping)));
  }

  private StateMachine stateMachine(Resource machine, TemplateQueues queues) {
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
    return new StateMachine(names.nameOf(machine), express, queues.withLocalQueues(definition));
  }
}
