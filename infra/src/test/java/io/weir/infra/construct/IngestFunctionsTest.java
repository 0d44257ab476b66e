package io.weir.infra.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.NeedsNode;
import io.weir.infra.Resources;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.Queue;

@NeedsNode
class IngestFunctionsTest {
  private static final String S3 = "arn:aws:s3:::";
  private static final String INTERNAL = S3 + "their-records";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:their-queue";

  private final Resources resources = all();

  @ParameterizedTest
  @CsvSource({
    "their-discover-granules, DiscoverGranules, 4096",
    "their-discover-pdrs, DiscoverPdrs, 512",
    "their-parse-pdr, ParsePdr, 512",
    "their-queue-granules, QueueGranules, 512",
    "their-queue-pdrs, QueuePdrs, 512",
    "their-queue-workflow, QueueWorkflow, 512",
    "their-sync-granule, SyncGranule, 10240",
  })
  void function_isWhatItsHandlerNeeds(String name, String task, int megabytesOfDisk) {
    JsonNode function =
        resources.named("AWS::Lambda::Function", "FunctionName", name).path("Properties");

    assertThat(function.path("Handler").asText())
        .isEqualTo("io.weir.ingest.handler." + task + "Handler");
    assertThat(function.path("Runtime").asText()).isEqualTo("java25");
    assertThat(function.path("Timeout").asInt()).isEqualTo(900);
    assertThat(function.path("MemorySize").asInt()).isEqualTo(1024);
    assertThat(resources.list(function.path("Architectures"))).containsExactly("arm64");
    assertThat(resources.text(function.path("LoggingConfig").path("LogGroup")))
        .isEqualTo("/aws/lambda/" + name);
    assertThat(function.path("EphemeralStorage").path("Size").asInt(512))
        .isEqualTo(megabytesOfDisk);
  }

  @Test
  void discoverGranules_listsProviders_readsFailedGranulesAndWhatWasQueued() {
    assertAllowed(
        "discover-granules",
        INTERNAL + "/their/granules/*: s3:GetObject",
        INTERNAL + "/their/queued/*: s3:GetObject",
        S3 + "their-provider: s3:ListBucket");
  }

  @Test
  void discoverPdrs_listsProviders_readsWhatWasQueued() {
    assertAllowed(
        "discover-pdrs",
        S3 + "their-provider: s3:ListBucket",
        INTERNAL + "/their/queued/*: s3:GetObject");
  }

  @Test
  void queueGranules_readsRecords_sendsToTheQueue() {
    assertAllowed(
        "queue-granules",
        QUEUE + ": sqs:SendMessage",
        INTERNAL + "/their/collections/*: s3:GetObject",
        INTERNAL + "/their/not-queued/*: s3:PutObject",
        INTERNAL + "/their/pdrs/*: s3:PutObject",
        INTERNAL + "/their/providers/*: s3:GetObject",
        INTERNAL + "/their/queued/*: s3:PutObject",
        INTERNAL + "/their/workflow_template.json: s3:GetObject",
        INTERNAL + "/their/workflows/*: s3:GetObject");
  }

  @Test
  void queuePdrs_readsNoCollections_sendsToTheQueue() {
    assertAllowed(
        "queue-pdrs",
        QUEUE + ": sqs:SendMessage",
        INTERNAL + "/their/not-queued/*: s3:PutObject",
        INTERNAL + "/their/queued/*: s3:PutObject",
        INTERNAL + "/their/workflow_template.json: s3:GetObject",
        INTERNAL + "/their/workflows/*: s3:GetObject");
  }

  @Test
  void queueWorkflow_listsNothing_sendsToTheQueue() {
    assertAllowed(
        "queue-workflow",
        QUEUE + ": sqs:SendMessage",
        INTERNAL + "/their/not-queued/*: s3:PutObject",
        INTERNAL + "/their/workflow_template.json: s3:GetObject",
        INTERNAL + "/their/workflows/*: s3:GetObject");
  }

  @Test
  void parsePdr_readsProviders_writesNoRecord() {
    assertAllowed(
        "parse-pdr",
        INTERNAL + "/their/collections/*: s3:GetObject",
        S3 + "their-provider: s3:ListBucket",
        S3 + "their-provider/*: s3:GetObject");
  }

  @Test
  void syncGranule_readsProviders_writesFiles_deletesNothing() {
    assertAllowed(
        "sync-granule",
        INTERNAL + "/their/collections/*: s3:GetObject",
        INTERNAL + "/their/granules/*: s3:PutObject",
        S3 + "their-provider: s3:ListBucket",
        S3 + "their-provider/*: s3:GetObject",
        "${FilesPrivate}: s3:ListBucket",
        "${FilesPrivate}/*: s3:GetObject s3:PutObject",
        "${FilesProtected}: s3:ListBucket",
        "${FilesProtected}/*: s3:GetObject s3:PutObject",
        "${FilesPublic}: s3:ListBucket",
        "${FilesPublic}/*: s3:GetObject s3:PutObject");
  }

  /** Besides these, what each task may: write its log, list the bucket, keep large messages. */
  private void assertAllowed(String task, String... more) {
    String name = "their-" + task;
    Stream<String> each =
        Stream.of(
            "/aws/lambda/" + name + ": logs:CreateLogStream logs:PutLogEvents",
            INTERNAL + ": s3:ListBucket",
            INTERNAL + "/events/*: s3:GetObject s3:PutObject");
    assertThat(resources.allowed("AWS::Lambda::Function", "FunctionName", name, "Role"))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(each, Stream.of(more)).toList());
  }

  /** All tasks, on a bucket and a queue that are there. */
  private static Resources all() {
    TestStack theirs = new TestStack(false);
    IngestBuckets buckets =
        new IngestBuckets(
            theirs.stack,
            "Files",
            "their",
            Bucket.fromBucketName(theirs.stack, "Internal", "their-records"),
            Retention.DESTROYED);
    IngestFunctionsProps props =
        IngestFunctionsProps.of(
                "their",
                List.of(IngestTask.values()),
                Code.fromAsset("src/test/resources/function"),
                TestStack.LOGS,
                buckets)
            .withQueues(List.of(Queue.fromQueueArn(theirs.stack, "Queue", QUEUE)))
            .withProviderBuckets(List.of("their-provider"));
    new IngestFunctions(theirs.stack, "Ingest", props);
    return theirs.synthesize();
  }
}
