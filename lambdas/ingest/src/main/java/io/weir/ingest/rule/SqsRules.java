package io.weir.ingest.rule;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.queue.ScheduleWorkflow;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the {@code sqs} rules of a queue for a batch of its messages. A message's body becomes the
 * payload, and {@code meta.eventSource} tells where it came from. A message that fails for one rule
 * goes back to its queue; when it comes again, the rules it was run for ask for the same execution,
 * since its id is the origin, and by the same bytes: {@code eventSource} is without what differs
 * from one delivery to the next, {@code receiptHandle} and {@code receivedCount}. In Cumulus the
 * workflow deletes the message by them; here its queue's event source mapping does, and {@code
 * deleteCompletedMessage} is false.
 */
final class SqsRules {
  private final ScheduleWorkflow workflows;
  private final List<Rule> enabled;
  private final Consumer<String> problems;

  SqsRules(ScheduleWorkflow workflows, List<Rule> rules, Consumer<String> problems) {
    this.workflows = workflows;
    enabled = rules.stream().filter(Rule::enabled).toList();
    this.problems = problems;
  }

  JsonObject handle(JsonArray messages) {
    JsonArray failures = new JsonArray();
    for (JsonElement json : messages) {
      Fields message = new Fields("Records", Json.object(json, "Records"));
      if (!isRun(message)) {
        JsonObject failure = new JsonObject();
        failure.addProperty("itemIdentifier", message.text("messageId"));
        failures.add(failure);
      }
    }
    JsonObject answer = new JsonObject();
    answer.add("batchItemFailures", failures);
    return answer;
  }

  private boolean isRun(Fields message) {
    try {
      List<Rule> own = enabled.stream().filter(rule -> isOf(rule, message)).toList();
      if (own.isEmpty()) {
        throw new InvalidArgument("no enabled rule reads this queue");
      }
      for (Rule rule : own) {
        run(rule, ((Trigger.Sqs) rule.trigger()).queueUrl(), message);
      }
      return true;
    } catch (TaskException failure) {
      problems.accept(
          "message " + message.text("messageId") + " goes back: " + failure.getMessage());
      return false;
    }
  }

  /** An event names its queue by ARN, a rule by URL; account and name are in both. */
  private static boolean isOf(Rule rule, Fields message) {
    String[] arn = message.text("eventSourceARN").split(":", 6);
    return rule.trigger() instanceof Trigger.Sqs(String queueUrl)
        && arn.length == 6
        && queueUrl.endsWith("/" + arn[4] + "/" + arn[5]);
  }

  private void run(Rule rule, String queueUrl, Fields message) {
    JsonObject event = rule.event();
    event.add("payload", Json.parse(message.text("body"), "the message's body"));
    event.getAsJsonObject("meta").add("eventSource", source(rule, queueUrl, message));
    workflows.schedule(
        new Fields(rule.fields().what(), event), Rules.origin(rule, message.text("messageId")));
  }

  private static JsonObject source(Rule rule, String queueUrl, Fields message) {
    JsonObject source = new JsonObject();
    source.addProperty("type", "sqs");
    source.addProperty("messageId", message.text("messageId"));
    source.addProperty("queueUrl", queueUrl);
    source.addProperty("deleteCompletedMessage", false);
    source.addProperty("workflow_name", rule.fields().text("workflow"));
    return source;
  }
}
