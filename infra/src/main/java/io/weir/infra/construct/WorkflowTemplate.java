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
import software.constructs.Construct;

/**
 * What producers read when they make a message: {@code s3://BUCKET/PREFIX/workflow_template.json},
 * where Cumulus' producers look for it, with the queues' limits in {@code
 * cumulus_meta.queueExecutionLimits} and the stack's buckets in {@code meta.buckets}; and beside it
 * {@code workflows/NAME.json}, name and ARN of each workflow, and {@code rules/NAME.json}, each
 * rule. Each deployment that changes them writes them anew, and they go with their stack.
 */
public final class WorkflowTemplate extends Construct {
  private final WorkflowTemplateProps props;
  private final String functionName;
  private final LogGroup log;
  private final Role role;

  /** Publishes them. */
  public WorkflowTemplate(Construct scope, String id, WorkflowTemplateProps props) {
    super(scope, id);
    this.props = props;
    this.functionName = props.prefix() + "-workflow-template";
    this.log = props.logGroups().create(this, "Log", "/aws/lambda/" + functionName);
    this.role = Roles.ofLambda(this, "Role", log);
    createObject("Object", "Custom::WorkflowTemplate", "workflow_template.json", template());
    props.workflows().forEach(this::createWorkflowRecord);
    props.rules().forEach(this::createRuleRecord);
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

  private Map<String, Object> template() {
    Map<String, Object> cumulusMeta = new LinkedHashMap<>();
    cumulusMeta.put("message_source", "sfn");
    cumulusMeta.put("system_bucket", props.bucket().getBucketName());
    cumulusMeta.put("queueExecutionLimits", props.queueExecutionLimits());
    Map<String, Object> buckets = new LinkedHashMap<>();
    props.buckets().forEach((key, name) -> buckets.put(key, bucket(key, name)));
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("stack", props.prefix());
    meta.put("buckets", buckets);
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("cumulus_meta", cumulusMeta);
    template.put("meta", meta);
    return template;
  }

  private static Map<String, Object> bucket(String key, String name) {
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("name", name);
    bucket.put("type", key);
    return bucket;
  }

  private void createWorkflowRecord(String name, String arn) {
    Map<String, Object> workflow = new LinkedHashMap<>();
    workflow.put("name", name);
    workflow.put("arn", arn);
    createObject(name, "Custom::WorkflowRecord", "workflows/" + name + ".json", workflow);
  }

  /** A workflow's record has its name, so a rule's has another. */
  private void createRuleRecord(String name, Map<String, Object> rule) {
    createObject("Rule-" + name, "Custom::RuleRecord", "rules/" + name + ".json", rule);
  }

  /** All of them are written by one function, in one role that may write each of them. */
  private void createObject(String id, String type, String name, Map<String, Object> content) {
    String key = props.prefix() + "/" + name;
    Roles.allow(
        role,
        List.of("s3:DeleteObject", "s3:PutObject"),
        List.of(props.bucket().arnForObjects(key)));
    AwsSdkCall put = put(key, Stack.of(this).toJsonString(content));
    AwsCustomResource.Builder.create(this, id)
        .resourceType(type)
        .onCreate(put)
        .onUpdate(put)
        .onDelete(delete(key))
        .role(role)
        .functionName(functionName)
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
    place.put("Bucket", props.bucket().getBucketName());
    place.put("Key", key);
    return place;
  }
}
