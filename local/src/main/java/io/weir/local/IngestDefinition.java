package io.weir.local;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.lambda.LambdaFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a stack's workflows need for data ingest: the functions of the tasks that they name, and the
 * records that producers read. Nothing, where none names a task.
 *
 * @param limits the queues' limits that the stack deploys, by their names
 */
record IngestDefinition(
    IngestSettings settings, List<StateMachine> stateMachines, Map<String, Integer> limits) {
  /** Lambda's longest: a listing or a copy takes what it takes, however short the stack's times. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  List<HostedFunction> functions() {
    Map<String, String> variables = IngestSettings.variables(settings.providerFolder());
    List<HostedFunction> functions = new ArrayList<>();
    tasks().forEach(task -> functions.add(new HostedFunction(function(task), variables)));
    if (!functions.isEmpty()) {
      limits.keySet().stream().findFirst().ifPresent(queue -> functions.add(rules(queue)));
    }
    return functions;
  }

  /** What runs rules; nothing calls it by itself here. */
  private HostedFunction rules(String defaultQueue) {
    return new HostedFunction(
        new LambdaFunction(
            settings.stackName() + "-schedule-workflow",
            "io.weir.ingest.handler.ScheduleWorkflowHandler",
            TIMEOUT,
            IngestSettings.FUNCTION_CONCURRENCY),
        Map.of(
            "system_bucket", settings.internalBucket(),
            "stackName", settings.stackName(),
            "defaultSchedulerQueueUrl", StackDefinition.urlOf(defaultQueue)));
  }

  StackDefinition.Buckets buckets(List<StoredObject> more) {
    if (tasks().findAny().isEmpty()) {
      return StackDefinition.Buckets.NONE;
    }
    List<StoredObject> objects = new ArrayList<>();
    objects.add(object("workflow_template.json", workflowTemplate()));
    stateMachines.forEach(
        machine -> objects.add(object("workflows/%s.json".formatted(machine.name()), of(machine))));
    objects.addAll(more);
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
    return new StoredObject(
        settings.internalBucket(),
        "%s/%s".formatted(settings.stackName(), key),
        new GsonBuilder().disableHtmlEscaping().create().toJson(json));
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
