package io.weir.infra.construct;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the tasks' roles allow: the requests that {@code io.weir.ingest} sends for each. Objects
 * whose names come with the data are allowed by their folder. Nothing may be deleted, and no
 * granule's file goes into the internal bucket, where it could take a record's place.
 */
final class IngestPermissions {
  /** The folder in the internal bucket of messages that are too large for a state's output. */
  static final String LARGE_MESSAGES = "events/";

  /** The stack's folder, in the internal bucket, of lists of what was queued. */
  static final String QUEUED = "queued/";

  private static final String GET = "s3:GetObject";
  private static final String PUT = "s3:PutObject";

  /** Without it, S3 answers for an object that is not there as for one that is forbidden. */
  private static final String LIST = "s3:ListBucket";

  private final Role role;
  private final IngestFunctionsProps props;

  private IngestPermissions(Role role, IngestFunctionsProps props) {
    this.role = role;
    this.props = props;
  }

  static void allow(Role role, IngestTask task, IngestFunctionsProps props) {
    new IngestPermissions(role, props).allow(task);
  }

  /** What runs rules puts their messages on queues, and reads rules besides. */
  static void allowRules(Role role, IngestFunctionsProps props) {
    IngestPermissions permissions = new IngestPermissions(role, props);
    permissions.allowListing();
    permissions.allowQueueing();
    permissions.allow(List.of(GET), permissions.records("collections/*", "providers/*", "rules/*"));
  }

  private void allowListing() {
    allow(List.of(LIST), List.of(internal().getBucketArn()));
  }

  private void allow(IngestTask task) {
    allowListing();
    allow(List.of(GET, PUT), List.of(internal().arnForObjects(LARGE_MESSAGES + "*")));
    switch (task) {
      case DISCOVER_GRANULES -> {
        allow(List.of(LIST), providers(""));
        allow(List.of(GET), records("granules/*", QUEUED + "*"));
      }
      case DISCOVER_PDRS -> {
        allow(List.of(LIST), providers(""));
        allow(List.of(GET), records(QUEUED + "*"));
      }
      case QUEUE_GRANULES -> {
        allowQueueing();
        allow(List.of(GET), records("collections/*", "providers/*"));
        allow(List.of(PUT), records(QUEUED + "*", "pdrs/*"));
      }
      case QUEUE_PDRS -> {
        allowQueueing();
        allow(List.of(PUT), records(QUEUED + "*"));
      }
      case QUEUE_WORKFLOW -> allowQueueing();
      case PARSE_PDR -> {
        allow(List.of(GET), records("collections/*"));
        allowReadingProviders();
      }
      case SYNC_GRANULE -> {
        allow(List.of(GET), records("collections/*"));
        allow(List.of(PUT), records("granules/*"));
        allowReadingProviders();
        allowFiles();
      }
    }
  }

  /** What was not queued is listed beside the records. */
  private void allowQueueing() {
    allow(List.of(GET), records("workflow_template.json", "workflows/*"));
    allow(List.of(PUT), records("not-queued/*"));
    allow(List.of("sqs:SendMessage"), props.queues().stream().map(IQueue::getQueueArn).toList());
  }

  private void allowReadingProviders() {
    allow(List.of(LIST), providers(""));
    allow(List.of(GET), providers("/*"));
  }

  /** What is there already is compared, and where the collection wants it, kept as a version. */
  private void allowFiles() {
    props
        .buckets()
        .files()
        .forEach(
            bucket -> {
              allow(List.of(LIST), List.of(bucket.getBucketArn()));
              allow(List.of(GET, PUT), List.of(bucket.arnForObjects("*")));
            });
  }

  private void allow(List<String> actions, List<String> resources) {
    if (!resources.isEmpty()) {
      Roles.allow(role, actions, resources);
    }
  }

  private IBucket internal() {
    return props.buckets().internal();
  }

  private List<String> records(String... keys) {
    List<String> arns = new ArrayList<>();
    for (String key : keys) {
      arns.add(internal().arnForObjects(props.prefix() + "/" + key));
    }
    return arns;
  }

  private List<String> providers(String objects) {
    return props.providerBuckets().stream().map(name -> arn(name + objects)).toList();
  }

  private String arn(String bucketOrObject) {
    return Stack.of(role)
        .formatArn(
            ArnComponents.builder()
                .service("s3")
                .region("")
                .account("")
                .resource(bucketOrObject)
                .arnFormat(ArnFormat.NO_RESOURCE_NAME)
                .build());
  }
}
