package io.weir.cli.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.weir.cli.environment.ThrottledQueue;
import io.weir.cli.terminal.VerbException;
import io.weir.local.IngestSettings;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What data ingest uses of a stack, each as the stack itself says it: the buckets its workflow
 * template, which producers read; the queue and the ingest workflow its discovery workflow; the
 * limits the queue's tick.
 *
 * @param systemBucket has the stack's records
 * @param meta of messages: the stack's name, and its buckets
 * @param discovery name of the state machine that discovers
 * @param ingest name of the state machine that each message starts
 * @param queue that the messages are put on
 */
record IngestPlaces(
    String systemBucket, JsonObject meta, String discovery, String ingest, ThrottledQueue queue) {
  private static final String TEMPLATE = "/workflow_template.json";

  /**
   * Finds them.
   *
   * @param who the stack, for a person
   * @throws VerbException if the stack does not discover granules, or its queue has no tick
   */
  static IngestPlaces of(String who, StackDefinition definition) {
    JsonObject template = workflowTemplate(definition).orElseThrow(() -> noDiscovery(who));
    JsonObject meta = template.getAsJsonObject("meta");
    StateMachine discovery =
        discovery(meta.get("stack").getAsString(), definition).orElseThrow(() -> noDiscovery(who));
    JsonElement states = JsonParser.parseString(discovery.definition());
    return new IngestPlaces(
        template.getAsJsonObject("cumulus_meta").get("system_bucket").getAsString(),
        meta,
        discovery.name(),
        text("granuleIngestWorkflow", states).orElseThrow(() -> noDiscovery(who)),
        queue(who, text("queueUrl", states).orElseThrow(() -> noDiscovery(who)), definition));
  }

  private static VerbException noDiscovery(String who) {
    return VerbException.usage(
        "%s has no workflow %s: add it to the workflows of the environment's file"
            .formatted(who, IngestPlan.DISCOVERY));
  }

  private static Optional<JsonObject> workflowTemplate(StackDefinition definition) {
    return definition.buckets().objects().stream()
        .filter(object -> object.key().endsWith(TEMPLATE))
        .map(object -> JsonParser.parseString(object.text()).getAsJsonObject())
        .findFirst();
  }

  private static Optional<StateMachine> discovery(String stack, StackDefinition definition) {
    String deployed = stack + "-" + IngestPlan.DISCOVERY;
    return definition.stateMachines().stream()
        .filter(each -> each.name().equals(deployed) || each.name().equals(IngestPlan.DISCOVERY))
        .findFirst();
  }

  private static ThrottledQueue queue(String who, String url, StackDefinition definition) {
    return ThrottledQueue.of(definition).stream()
        .filter(each -> StackDefinition.urlOf(each.name()).equals(url))
        .findFirst()
        .orElseThrow(
            () ->
                VerbException.usage(
                    "%s: the queue of workflow %s has no tick, so nothing starts from it"
                        .formatted(who, IngestPlan.DISCOVERY)));
  }

  /** The first text of that name, at any depth. */
  private static Optional<String> text(String name, JsonElement json) {
    return Stream.concat(own(name, json), parts(json).flatMap(each -> text(name, each).stream()))
        .findFirst();
  }

  private static Stream<String> own(String name, JsonElement json) {
    return json instanceof JsonObject object && object.get(name) instanceof JsonPrimitive text
        ? Stream.of(text.getAsString())
        : Stream.empty();
  }

  private static Stream<JsonElement> parts(JsonElement json) {
    return switch (json) {
      case JsonObject object -> object.asMap().values().stream();
      case JsonArray array -> array.asList().stream();
      default -> Stream.empty();
    };
  }

  /** The stack's name, which its records' keys begin with. */
  String stackName() {
    return meta.get("stack").getAsString();
  }

  /** The buckets that files come to, by the names that collections have for them. */
  Map<String, String> fileBuckets() {
    Map<String, String> buckets = new LinkedHashMap<>();
    meta.getAsJsonObject("buckets")
        .asMap()
        .forEach(
            (key, bucket) -> buckets.put(key, bucket.getAsJsonObject().get("name").getAsString()));
    buckets.remove(IngestSettings.INTERNAL);
    return buckets;
  }
}
