package io.weir.ingest.rule;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.queue.ScheduleWorkflow;
import io.weir.ingest.store.StoredRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs rules. Three events are taken:
 *
 * <ul>
 *   <li>{@code {"rule": NAME, "occurrence": ...}}: runs a stored rule, now. Its schedule calls it
 *       so, and whoever runs a onetime rule. A rule that is run again with one {@code occurrence}
 *       asks for one execution. Answers {@code {"running": ARN}}, or {@code {"skipped": WHY}} if it
 *       is DISABLED.
 *   <li>a batch of SQS messages: runs each enabled {@code sqs} rule of the queue for each message.
 *       Answers {@code {"batchItemFailures": [...]}}.
 *   <li>anything else is taken for an event of {@link ScheduleWorkflow}.
 * </ul>
 *
 * <p>The template, the rules and their records are read when a rule runs, not when it is written.
 * Thread-safe.
 */
public final class Rules {
  private final ScheduleWorkflow workflows;
  private final StoredRecords records;

  /** Creates them on a stack's records. */
  public Rules(ScheduleWorkflow workflows, StoredRecords records) {
    this.workflows = requireNonNull(workflows);
    this.records = requireNonNull(records);
  }

  /**
   * Handles an event.
   *
   * @param requestId of the invocation, the same when Lambda tries it again
   * @param problems takes a line on each message or rule of a batch that fails; the others go on
   * @throws InvalidArgument if the event or the rule is none
   * @throws RecordDoesNotExist if the rule, or what it names, has no record
   */
  public JsonObject handle(JsonElement event, String requestId, Consumer<String> problems) {
    Fields fields = new Fields("the event", Json.object(event, "the event"));
    if (fields.value("Records") != null) {
      return new SqsRules(workflows, ofStack(problems), problems).handle(fields.array("Records"));
    }
    String origin = fields.optionalText("occurrence").orElse(requestId);
    return fields.value("rule") == null
        ? running(workflows.schedule(fields, origin))
        : run(rule(fields.text("rule")), origin);
  }

  private JsonObject run(Rule rule, String origin) {
    if (!rule.enabled()) {
      JsonObject skipped = new JsonObject();
      skipped.addProperty("skipped", "rule '" + rule.name() + "' is DISABLED");
      return skipped;
    }
    Fields event = new Fields(rule.fields().what(), rule.event());
    return running(workflows.schedule(event, origin(rule, origin)));
  }

  /**
   * What tells a rule's request from all others: the messages of two rules may carry the same, and
   * their schedules may call at the same time.
   *
   * @param cause what the rule was run for
   */
  static String origin(Rule rule, String cause) {
    return cause + "/" + rule.name();
  }

  private Rule rule(String name) {
    return Rule.parse(records.ruleText(name), "rule '" + name + "'");
  }

  /** A rule that is none must not stop the others. */
  private List<Rule> ofStack(Consumer<String> problems) {
    List<Rule> rules = new ArrayList<>();
    for (String name : records.ruleNames()) {
      try {
        rules.add(rule(name));
      } catch (InvalidArgument malformed) {
        problems.accept("left out: " + malformed.getMessage());
      }
    }
    return rules;
  }

  private static JsonObject running(String executionArn) {
    JsonObject running = new JsonObject();
    running.addProperty("running", executionArn);
    return running;
  }
}
