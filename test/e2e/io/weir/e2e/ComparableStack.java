package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Rule;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A stack's definition in which what may differ between two of one environment is taken out: the
 * order, the names of schedules, and those of buckets, which CloudFormation makes up.
 */
record ComparableStack(
    Set<Hosted> functions,
    Set<QueueDefinition> queues,
    Set<TableDefinition> tables,
    Set<Call> calls,
    Set<Event> events,
    Set<EventSource> sources,
    Map<String, JsonElement> stateMachines,
    Set<String> buckets,
    Map<String, JsonElement> objects) {
  /** A function; what may run of it at once, where nothing reserves it, is each stack's own. */
  record Hosted(String name, String handler, Duration timeout, Set<String> variables) {}

  /** A schedule's call. */
  record Call(String function, JsonElement input, Duration period) {}

  /** A rule's events. */
  record Event(JsonElement pattern, String queue) {}

  static ComparableStack of(StackDefinition stack) {
    Map<String, String> buckets = bucketsByKey(stack.buckets().objects());
    return new ComparableStack(
        stack.functions().stream().map(ComparableStack::hosted).collect(Collectors.toSet()),
        throttled(stack),
        Set.copyOf(stack.tables()),
        stack.schedules().stream().map(ComparableStack::call).collect(Collectors.toSet()),
        stack.rules().stream().map(ComparableStack::event).collect(Collectors.toSet()),
        Set.copyOf(stack.eventSources()),
        byKey(
            stack.stateMachines(),
            StateMachine::name,
            each -> JsonParser.parseString(each.definition())),
        stack.buckets().names().stream()
            .map(name -> withKeys(name, buckets))
            .collect(Collectors.toSet()),
        byKey(
            stack.buckets().objects(),
            each -> withKeys(each.bucket(), buckets) + "/" + each.key(),
            each -> JsonParser.parseString(withKeys(each.text(), buckets))));
  }

  private static <T, V> Map<String, V> byKey(
      List<T> all, Function<T, String> key, Function<T, V> value) {
    return all.stream().collect(Collectors.toMap(key, value));
  }

  /** Queues whose messages start executions; others have what a local stack needs of them. */
  private static Set<QueueDefinition> throttled(StackDefinition stack) {
    Set<String> fed =
        stack.eventSources().stream().map(EventSource::queue).collect(Collectors.toSet());
    return stack.queues().stream()
        .filter(queue -> queue.redrive() != null && !fed.contains(queue.name()))
        .collect(Collectors.toSet());
  }

  private static Hosted hosted(HostedFunction hosted) {
    LambdaFunction function = hosted.function();
    return new Hosted(
        function.name(), function.handlerClass(), function.timeout(), hosted.variables().keySet());
  }

  private static Call call(Schedule schedule) {
    return new Call(
        schedule.function(), JsonParser.parseString(schedule.input()), schedule.period());
  }

  private static Event event(Rule rule) {
    return new Event(JsonParser.parseString(rule.pattern()), rule.queue());
  }

  /** As the workflow template has them. */
  private static Map<String, String> bucketsByKey(List<StoredObject> objects) {
    JsonObject template =
        objects.stream()
            .filter(object -> object.key().endsWith("/workflow_template.json"))
            .map(object -> JsonParser.parseString(object.text()).getAsJsonObject())
            .findFirst()
            .orElseThrow();
    Map<String, String> names = new LinkedHashMap<>();
    template
        .getAsJsonObject("meta")
        .getAsJsonObject("buckets")
        .asMap()
        .forEach(
            (key, bucket) -> names.put(key, bucket.getAsJsonObject().get("name").getAsString()));
    return names;
  }

  private static String withKeys(String text, Map<String, String> buckets) {
    String replaced = text;
    for (Map.Entry<String, String> bucket : buckets.entrySet()) {
      replaced = replaced.replace(bucket.getValue(), "{" + bucket.getKey() + "}");
    }
    return replaced;
  }

  /** Part by part, so that a failure says which one differs. */
  void assertIsAs(ComparableStack other) {
    assertThat(functions).as("functions").isEqualTo(other.functions);
    assertThat(queues).as("queues").isEqualTo(other.queues);
    assertThat(tables).as("tables").isEqualTo(other.tables);
    assertThat(calls).as("schedules").isEqualTo(other.calls);
    assertThat(events).as("rules").isEqualTo(other.events);
    assertThat(sources).as("event sources").isEqualTo(other.sources);
    assertThat(stateMachines).as("state machines").isEqualTo(other.stateMachines);
    assertThat(buckets).as("buckets").isEqualTo(other.buckets);
    assertThat(objects).as("objects").isEqualTo(other.objects);
  }
}
