package io.weir.infra.construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.Logging;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * What producers read when they make a message: {@code s3://BUCKET/PREFIX/workflow_template.json},
 * where Cumulus' producers look for it, with the queues' limits in {@code
 * cumulus_meta.queueExecutionLimits}. Each deployment writes it anew, and it goes with its stack.
 */
public final class WorkflowTemplate extends Construct {
  private final IBucket bucket;

  /**
   * Publishes the limits.
   *
   * @param prefix the folder, and Cumulus' {@code meta.stack}
   * @param bucket where to: see {@link #createBucket} and {@code Bucket.fromBucketName}
   * @param queueExecutionLimits each queue's limit by its URL
   * @param logGroups how the log of the call that writes it is kept
   */
  public WorkflowTemplate(
      Construct scope,
      String id,
      String prefix,
      IBucket bucket,
      Map<String, Integer> queueExecutionLimits,
      LogGroups logGroups) {
    super(scope, id);
    this.bucket = bucket;
    createObject(prefix, template(prefix, queueExecutionLimits), logGroups);
  }

  /**
   * Creates a bucket for it: encrypted, TLS demanded, closed to the public; versions are kept if it
   * is retained.
   */
  public static Bucket createBucket(Construct scope, String id, Retention retention) {
    return Bucket.Builder.create(scope, id)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .versioned(retention.isRetained())
        .removalPolicy(retention.removalPolicy())
        .build();
  }

  private Map<String, Object> template(String prefix, Map<String, Integer> limits) {
    Map<String, Object> cumulusMeta = new LinkedHashMap<>();
    cumulusMeta.put("message_source", "sfn");
    cumulusMeta.put("system_bucket", bucket.getBucketName());
    cumulusMeta.put("queueExecutionLimits", limits);
    Map<String, Object> internal = new LinkedHashMap<>();
    internal.put("name", bucket.getBucketName());
    internal.put("type", "internal");
    Map<String, Object> buckets = new LinkedHashMap<>();
    buckets.put("internal", internal);
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("stack", prefix);
    meta.put("buckets", buckets);
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("cumulus_meta", cumulusMeta);
    template.put("meta", meta);
    return template;
  }

  private void createObject(String prefix, Map<String, Object> template, LogGroups logGroups) {
    String key = prefix + "/workflow_template.json";
    String name = prefix + "-workflow-template";
    LogGroup log = logGroups.create(this, "Log", "/aws/lambda/" + name);
    AwsSdkCall put = put(key, Stack.of(this).toJsonString(template));
    AwsCustomResource.Builder.create(this, "Object")
        .resourceType("Custom::WorkflowTemplate")
        .onCreate(put)
        .onUpdate(put)
        .onDelete(delete(key))
        .role(createRole(bucket.arnForObjects(key), log))
        .functionName(name)
        .logGroup(log)
        .build();
  }

  private AwsSdkCall put(String key, String body) {
    Map<String, Object> parameters = place(key);
    parameters.put("Body", body);
    parameters.put("ContentType", "application/json");
    return AwsSdkCall.builder()
        .service("S3")
        .action("putObject")
        .parameters(parameters)
        .physicalResourceId(PhysicalResourceId.of(key))
        .logging(Logging.withDataHidden())
        .build();
  }

  private AwsSdkCall delete(String key) {
    return AwsSdkCall.builder()
        .service("S3")
        .action("deleteObject")
        .parameters(place(key))
        .logging(Logging.withDataHidden())
        .build();
  }

  private Map<String, Object> place(String key) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("Bucket", bucket.getBucketName());
    place.put("Key", key);
    return place;
  }

  private Role createRole(String object, LogGroup log) {
    Role role = Roles.ofLambda(this, "Role", log);
    Roles.allow(role, List.of("s3:DeleteObject", "s3:PutObject"), List.of(object));
    return role;
  }
}
