package io.weir.environment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deployed copy of Weir, as its file describes it. Immutable.
 *
 * @param name the file's, without {@code .yaml}
 * @param prefix begins the name of all that is deployed; at most 28 of a-z, 0-9 and single {@code
 *     -}
 * @param account 12 digits; null, with the region, where whoever deploys says both
 * @param region as {@code us-east-1}; null with the account
 * @param tags of all that is deployed, in the file's order
 * @param logRetention one of the periods that CloudWatch Logs keeps
 * @param alarmAddress an e-mail address; null if alarms tell nobody
 * @param removalPolicy what becomes of queues and tables that are no longer described
 * @param internalBucket an existing bucket for what producers read; null if one is to be made
 * @param workflows whose executions the queues' messages start; at least one
 * @param queues at least one, none twice; the first is the default queue of rules
 * @param rules of data ingest, none twice; perhaps none
 */
public record Environment(
    String name,
    String prefix,
    @Nullable String account,
    @Nullable String region,
    Map<String, String> tags,
    Duration logRetention,
    @Nullable String alarmAddress,
    RemovalPolicy removalPolicy,
    @Nullable String internalBucket,
    FunctionSettings functions,
    CompletionSettings completions,
    List<WorkflowSettings> workflows,
    List<QueueSettings> queues,
    List<RuleSettings> rules) {
  /** A month of logs. */
  public static final Duration DEFAULT_LOG_RETENTION = Duration.ofDays(30);

  /** Nothing is lost by a mistake. */
  public static final RemovalPolicy DEFAULT_REMOVAL_POLICY = RemovalPolicy.RETAIN;

  /** Copies the collections. */
  public Environment {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    workflows = List.copyOf(workflows);
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
  }

  /** Returns the name under which something is deployed: {@code PREFIX-NAME}. */
  public String nameOf(String part) {
    return prefix + "-" + part;
  }

  /** Returns the queue's name at SQS: an existing queue keeps its own. */
  public String queueName(QueueSettings queue) {
    return switch (queue) {
      case QueueSettings.Deployed deployed -> nameOf(deployed.name());
      case QueueSettings.Existing existing -> existing.name();
    };
  }
}
