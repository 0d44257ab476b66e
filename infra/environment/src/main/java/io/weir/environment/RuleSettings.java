package io.weir.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of data ingest, in the words of Cumulus' rules: a workflow that is asked for, when, and on
 * which queue. Immutable.
 *
 * @param name unique in the environment
 * @param workflow one of the environment's, as {@link WorkflowSettings.Deployed#name()}
 * @param enabled whether it asks at all
 * @param queue where its messages go, as {@link QueueSettings#name()}; null for the default queue,
 *     the environment's first
 * @param carried what else its record has, such as {@code provider}, {@code collection} and {@code
 *     meta}, as JSON: texts, longs, doubles, booleans, lists and maps
 */
public record RuleSettings(
    String name,
    String workflow,
    Trigger trigger,
    boolean enabled,
    @Nullable String queue,
    Map<String, Object> carried) {
  /** Copies what is carried. */
  public RuleSettings {
    carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
  }

  /** When a rule asks for its workflow. */
  public sealed interface Trigger {}

  /** When somebody runs it. */
  public record Onetime() implements Trigger {}

  /**
   * By the clock.
   *
   * @param expression as EventBridge Scheduler takes it: {@code rate(1 day)}, {@code cron(0 6 * * ?
   *     *)}; a cron's hours are UTC
   */
  public record Scheduled(String expression) implements Trigger {}

  /**
   * For each message of a queue that is there already, and not one that the environment throttles.
   *
   * @param queueArn the queue that is read
   */
  public record Sqs(String queueArn) implements Trigger {
    /** Returns the queue's name. */
    public String queueName() {
      return QueueSettings.nameIn(queueArn);
    }
  }

  /**
   * Returns the record that is stored of it, as JSON.
   *
   * @param workflowName what its workflow is deployed as
   * @param queueUrl the URL of its queue; null for the default queue
   * @param sourceUrl the URL of the queue that is read; null where none is
   */
  public Map<String, Object> record(
      String workflowName, @Nullable String queueUrl, @Nullable String sourceUrl) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("name", name);
    record.put("workflow", workflowName);
    record.put("rule", rule(sourceUrl));
    record.put("state", enabled ? "ENABLED" : "DISABLED");
    if (queueUrl != null) {
      record.put("queueUrl", queueUrl);
    }
    record.putAll(carried);
    return record;
  }

  private Map<String, Object> rule(@Nullable String sourceUrl) {
    Map<String, Object> rule = new LinkedHashMap<>();
    switch (trigger) {
      case Onetime() -> rule.put("type", "onetime");
      case Scheduled(String expression) -> {
        rule.put("type", "scheduled");
        rule.put("value", expression);
      }
      case Sqs(String arn) -> {
        rule.put("type", "sqs");
        rule.put("value", sourceUrl == null ? arn : sourceUrl);
      }
    }
    return rule;
  }
}
