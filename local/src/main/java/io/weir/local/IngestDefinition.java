package io.weir.local;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a stack has for data ingest: the functions of the tasks that its workflows name, what runs
 * and calls its rules, and the records that producers read. Nothing, where no workflow names a task
 * and there is no rule.
 *
 * @param limits the queues' limits that the stack deploys, by their names; the first queue is that
 *     of rules that name none
 */
record IngestDefinition(
    IngestSettings settings,
    List<StateMachine> stateMachines,
    Map<String, Integer> limits,
    List<IngestRule> rules) {
  /** Lambda's longest: a listing or a copy takes what it takes, however short the stack's times. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  /** As deployed. */
  private static final Duration RULES_TIMEOUT = Duration.ofSeconds(100);

  /** As deployed. */
  private static final EventSourceMapping.Settings RULES_MAPPING =
      new EventSourceMapping.Settings(10, Duration.ZERO, 2);

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  List<HostedFunction> functions() {
    Map<String, String> variables = IngestSettings.variables(settings.providerFolder());
    List<HostedFunction> functions = new ArrayList<>();
    tasks().forEach(task -> functions.add(new HostedFunction(function(task), variables)));
    if (isWanted()) {
      limits.keySet().stream().findFirst().ifPresent(queue -> functions.add(ofRules(queue)));
    }
    return functions;
  }

  /** As EventBridge Scheduler calls rules in a deployment. */
  List<Schedule> schedules() {
    List<Schedule> schedules = new ArrayList<>();
    for (IngestRule rule : rules) {
      if (rule.period() != null) {
        schedules.add(
            new Schedule(
                "%s/%s".formatted(rulesFunction(), rule.name()),
                rulesFunction(),
                input(rule),
                rule.period()));
      }
    }
    return schedules;
  }

  /** One for all rules of a queue. */
  List<EventSource> eventSources() {
    return rules.stream()
        .map(IngestRule::source)
        .filter(Objects::nonNull)
        .distinct()
        .map(queue -> new EventSource(queue, rulesFunction(), RULES_MAPPING))
        .toList();
  }

  private boolean isWanted() {
    return !rules.isEmpty() || tasks().findAny().isPresent();
  }

  private String rulesFunction() {
    return settings.stackName() + "-schedule-workflow";
  }

  private static String input(IngestRule rule) {
    JsonObject input = new JsonObject();
    input.addProperty("rule", rule.name());
    input.addProperty("occurrence", "<aws.scheduler.scheduled-time>");
    return GSON.toJson(input);
  }

  private HostedFunction ofRules(String defaultQueue) {
    return new HostedFunction(
        new LambdaFunction(
            rulesFunction(),
            "io.weir.ingest.handler.ScheduleWorkflowHandler",
            RULES_TIMEOUT,
            IngestSettings.FUNCTION_CONCURRENCY),
        Map.of(
            "system_bucket", settings.internalBucket(),
            "stackName", settings.stackName(),
            "defaultSchedulerQueueUrl", StackDefinition.urlOf(defaultQueue)));
  }

  StackDefinition.Buckets buckets() {
    if (!isWanted()) {
      return StackDefinition.Buckets.NONE;
    }
    List<StoredObject> objects = new ArrayList<>();
    objects.add(object("workflow_template.json", workflowTemplate()));
    stateMachines.forEach(
        machine -> objects.add(object("workflows/%s.json".formatted(machine.name()), of(machine))));
    rules.forEach(
        rule -> objects.add(object("rules/%s.json".formatted(rule.name()), rule.record())));
    return new StackDefinition.Buckets(List.copyOf(settings.buckets().values()), objects);
  }

  private Stream<IngestTask> tasks() {
    return Stream.of(IngestTask.values()).filter(this::isNamed);
  }

  private boolean isNamed(IngestTask task) {
    String quoted = '"' + settings.arn(task) + '"';
    return stateMachines.stream().anyMatch(machine -> machine.definition().contains(quoted));
  }

  private LambdaFunction function(IngestTask task) {
    return new LambdaFunction(
        task.functionName(settings.stackName()),
        task.handler(),
        TIMEOUT,
        IngestSettings.FUNCTION_CONCURRENCY);
  }

  private StoredObject object(String key, JsonObject json) {
    return object(key, GSON.toJson(json));
  }

  private StoredObject object(String key, String json) {
    return new StoredObject(
        settings.internalBucket(), "%s/%s".formatted(settings.stackName(), key), json);
  }

  private JsonObject workflowTemplate() {
    JsonObject executionLimits = new JsonObject();
    limits.forEach(
        (queue, limit) -> executionLimits.addProperty(StackDefinition.urlOf(queue), limit));
    JsonObject cumulusMeta = new JsonObject();
    cumulusMeta.addProperty("message_source", "sfn");
    cumulusMeta.addProperty("system_bucket", settings.internalBucket());
    cumulusMeta.add("queueExecutionLimits", executionLimits);
    JsonObject template = new JsonObject();
    template.add("cumulus_meta", cumulusMeta);
    template.add("meta", settings.meta());
    return template;
  }

  private static JsonObject of(StateMachine machine) {
    JsonObject workflow = new JsonObject();
    workflow.addProperty("name", machine.name());
    workflow.addProperty("arn", LocalStack.stateMachineArn(machine.name()));
    return workflow;
  }
}
