package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What producers are told.
 *
 * @param prefix the folder, and Cumulus' {@code meta.stack}
 * @param bucket where to: see {@link WorkflowTemplate#createBucket} and {@code
 *     Bucket.fromBucketName}
 * @param queueExecutionLimits each queue's limit by its URL
 * @param buckets the names of the stack's buckets by the keys that collections have for them
 * @param workflows the state machines' ARNs by their names
 * @param rules the rules' records by their names
 * @param logGroups how the log of the calls that write it is kept
 */
public record WorkflowTemplateProps(
    String prefix,
    IBucket bucket,
    Map<String, Integer> queueExecutionLimits,
    Map<String, String> buckets,
    Map<String, String> workflows,
    Map<String, Map<String, Object>> rules,
    LogGroups logGroups) {
  public WorkflowTemplateProps {
    requireNonNull(prefix);
    requireNonNull(bucket);
    requireNonNull(logGroups);
    queueExecutionLimits = Collections.unmodifiableMap(new LinkedHashMap<>(queueExecutionLimits));
    buckets = Collections.unmodifiableMap(new LinkedHashMap<>(buckets));
    workflows = Collections.unmodifiableMap(new LinkedHashMap<>(workflows));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  /** The limits alone, and this bucket as {@code internal}. */
  public static WorkflowTemplateProps of(
      String prefix,
      IBucket bucket,
      Map<String, Integer> queueExecutionLimits,
      LogGroups logGroups) {
    return new WorkflowTemplateProps(
        prefix,
        bucket,
        queueExecutionLimits,
        Collections.singletonMap("internal", bucket.getBucketName()),
        Collections.emptyMap(),
        Collections.emptyMap(),
        logGroups);
  }

  /** The same with these buckets. */
  public WorkflowTemplateProps withBuckets(Map<String, String> names) {
    return new WorkflowTemplateProps(
        prefix, bucket, queueExecutionLimits, names, workflows, rules, logGroups);
  }

  /** The same with a record for each of these workflows. */
  public WorkflowTemplateProps withWorkflows(Map<String, String> arns) {
    return new WorkflowTemplateProps(
        prefix, bucket, queueExecutionLimits, buckets, arns, rules, logGroups);
  }

  /** The same with a record for each of these rules, as JSON. */
  public WorkflowTemplateProps withRules(Map<String, Map<String, Object>> records) {
    return new WorkflowTemplateProps(
        prefix, bucket, queueExecutionLimits, buckets, workflows, records, logGroups);
  }
}
