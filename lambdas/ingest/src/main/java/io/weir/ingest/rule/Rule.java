package io.weir.ingest.rule;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.CollectionId;
import java.util.List;

/**
 * A rule: a workflow that is asked for, when, with what, and on which queue. Its record:
 *
 * <pre>
 * {"name": ..., "workflow": ...,
 *  "rule": {"type": "onetime" | "scheduled" | "sqs", "value": ...},
 *  "state": "ENABLED" | "DISABLED",
 *  "provider": ID, "collection": {"name": ..., "version": ...},
 *  "queueUrl": ..., "executionNamePrefix": ..., "meta": {...}, "payload": {...}}
 * </pre>
 *
 * <p>The second half may be missing; without {@code queueUrl} the default queue is meant, without
 * {@code state} ENABLED. Other fields are left alone. The record is JSON, in which {@code //}
 * begins a comment that ends with its line, as in the rules that Cumulus' documentation prints.
 *
 * @param name unique in the stack
 * @param trigger when it asks for its workflow
 * @param enabled whether it does so at all
 * @param fields the whole record, for reading
 */
public record Rule(String name, Trigger trigger, boolean enabled, Fields fields) {
  private static final List<String> PASSED_ON =
      List.of("provider", "collection", "payload", "queueUrl", "executionNamePrefix");

  private static final String META = "meta";

  /**
   * Reads a rule's record.
   *
   * @param what names the text in errors until the rule's own name is known
   * @throws InvalidArgument if it is not a rule; what, where, and what is expected
   */
  public static Rule parse(String text, String what) {
    JsonObject json = Json.object(Json.parse(Comments.removed(text), what), what);
    String name = new Fields(what, json).text("name");
    Fields fields = new Fields("rule '" + name + "'", json);
    check(fields);
    Trigger trigger = Triggers.of(new Fields(fields.what(), fields.object("rule")));
    return new Rule(name, trigger, isEnabled(fields), fields);
  }

  /** What is not used at once is looked at all the same: a rule fails when it is written. */
  private static void check(Fields fields) {
    fields.text("workflow");
    fields.optionalText("provider");
    fields
        .optionalObject("collection")
        .ifPresent(json -> CollectionId.of(new Fields(fields.what() + ", collection", json)));
    fields.optionalText("queueUrl");
    fields.optionalText("executionNamePrefix");
    fields.optionalObject(META);
  }

  private static boolean isEnabled(Fields fields) {
    String state = fields.optionalText("state").orElse("ENABLED");
    return switch (state) {
      case "ENABLED" -> true;
      case "DISABLED" -> false;
      default ->
          throw new InvalidArgument(
              fields.what() + ": state must be ENABLED or DISABLED, is '" + state + "'");
    };
  }

  /** Returns what ScheduleWorkflow is called with; a new object each time. */
  JsonObject event() {
    JsonObject definition = new JsonObject();
    definition.addProperty("name", fields.text("workflow"));
    JsonObject event = new JsonObject();
    event.add("definition", definition);
    JsonObject meta = fields.optionalObject(META).orElseGet(JsonObject::new).deepCopy();
    meta.addProperty("triggerRule", name);
    event.add(META, meta);
    for (String passedOn : PASSED_ON) {
      JsonElement value = fields.value(passedOn);
      if (value != null) {
        event.add(passedOn, value.deepCopy());
      }
    }
    return event;
  }
}
