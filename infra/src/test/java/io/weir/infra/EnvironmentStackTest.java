package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNode
class EnvironmentStackTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Resources dev = Synthesized.of("dev");
  private final Resources prod = Synthesized.of("prod");

  @ParameterizedTest
  @ValueSource(strings = {"Semaphores", "Slots"})
  void tables_ofProd_canBeRecovered_andNotDeleted(String table) {
    JsonNode resource = prod.named("AWS::DynamoDB::Table", "TableName", "weir-prod-" + table);

    JsonNode properties = resource.path("Properties");
    assertThat(
            properties
                .path("PointInTimeRecoverySpecification")
                .path("PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean()).isTrue();
    assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }

  @Test
  void tables_ofDev_goWithTheirStack() {
    JsonNode resource = dev.named("AWS::DynamoDB::Table", "TableName", "weir-dev-Slots");

    assertThat(resource.path("Properties").path("DeletionProtectionEnabled").asBoolean(true))
        .isFalse();
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Delete");
  }

  @Test
  void tables_haveTheKeysThatTheFunctionsUse() {
    JsonNode semaphores = table("weir-dev-Semaphores");
    JsonNode slots = table("weir-dev-Slots");

    assertThat(semaphores.path("KeySchema").toString())
        .isEqualTo("[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}]");
    assertThat(semaphores.path("TimeToLiveSpecification").path("AttributeName").asText())
        .isEqualTo("forgetAt");
    assertThat(slots.path("KeySchema").toString())
        .isEqualTo("[{\"AttributeName\":\"holder\",\"KeyType\":\"HASH\"}]");
    assertThat(slots.has("TimeToLiveSpecification")).isFalse();
  }

  @Test
  void queues_ofProd_stayWhenTheirStackGoes() {
    for (String queue : List.of("weir-prod-ingest", "weir-prod-ingest-failed")) {
      JsonNode resource = prod.named("AWS::SQS::Queue", "QueueName", queue);
      assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
    }
  }

  @Test
  void queues_allDemandTls() {
    for (JsonNode queue : prod.all("AWS::SQS::Queue")) {
      String name = queue.path("Properties").path("QueueName").asText();
      assertThat(prod.queuePolicy(name).toString()).as(name).contains("aws:SecureTransport");
      assertThat(queue.path("Properties").path("SqsManagedSseEnabled").asBoolean()).isTrue();
    }
  }

  @Test
  void logs_areKeptAsLongAsTheEnvironmentSays() {
    assertThat(dev.all("AWS::Logs::LogGroup"))
        .allSatisfy(
            group ->
                assertThat(group.path("Properties").path("RetentionInDays").asInt()).isEqualTo(7));
    assertThat(prod.all("AWS::Logs::LogGroup"))
        .allSatisfy(
            group ->
                assertThat(group.path("Properties").path("RetentionInDays").asInt()).isEqualTo(90));
  }

  @Test
  void tags_areOnTheResources() {
    assertThat(table("weir-dev-Slots").path("Tags").toString())
        .isEqualTo(
            "[{\"Key\":\"environment\",\"Value\":\"dev\"},{\"Key\":\"project\",\"Value\":\"weir\"}]");
  }

  @Test
  void reconciler_runsEachMinute() {
    assertThat(dev.all("AWS::Scheduler::Schedule"))
        .filteredOn(
            schedule ->
                dev.text(schedule.path("Properties").path("Target").path("Arn"))
                    .equals("weir-dev-reconcile"))
        .singleElement()
        .satisfies(
            schedule ->
                assertThat(schedule.path("Properties").path("ScheduleExpression").asText())
                    .isEqualTo("rate(1 minute)"));
  }

  @Test
  void workflowTemplate_tellsProducersTheLimits() throws JsonProcessingException {
    JsonNode call = JSON.readTree(writer("Create"));
    assertThat(writer("Update")).isEqualTo(writer("Create"));
    assertThat(call.path("action").asText()).isEqualTo("putObject");
    assertThat(call.path("parameters").path("Key").asText())
        .isEqualTo("weir-dev/workflow_template.json");

    JsonNode template = JSON.readTree(call.path("parameters").path("Body").asText());
    assertThat(template.toString())
        .isEqualTo(
            "{\"cumulus_meta\":{\"message_source\":\"sfn\",\"system_bucket\":\"${Internal}\","
                + "\"queueExecutionLimits\":{\"weir-dev-background\":5,\"weir-dev-laads\":4}},"
                + "\"meta\":{\"stack\":\"weir-dev\",\"buckets\":{\"internal\":"
                + "{\"name\":\"${Internal}\",\"type\":\"internal\"}}}}");
  }

  private String writer(String event) {
    return dev.text(dev.all("Custom::WorkflowTemplate").getFirst().path("Properties").path(event));
  }

  @Test
  void bucket_isEncrypted_closed_andDemandsTls() {
    JsonNode bucket = prod.all("AWS::S3::Bucket").getFirst().path("Properties");

    assertThat(bucket.path("BucketEncryption").toString()).contains("AES256");
    assertThat(bucket.path("PublicAccessBlockConfiguration").toString())
        .isEqualTo(
            "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,\"IgnorePublicAcls\":true,"
                + "\"RestrictPublicBuckets\":true}");
    assertThat(bucket.path("VersioningConfiguration").path("Status").asText()).isEqualTo("Enabled");
    assertThat(prod.all("AWS::S3::BucketPolicy").toString()).contains("aws:SecureTransport");
    assertThat(
            dev.all("AWS::S3::Bucket").getFirst().path("Properties").has("VersioningConfiguration"))
        .isFalse();
  }

  @Test
  void outputs_goByTheNamesOfCumulus() {
    JsonNode outputs = dev.template().path("Outputs");

    assertThat(output(outputs, "queueExecutionLimits"))
        .isEqualTo("{\"weir-dev-background\":5,\"weir-dev-laads\":4}");
    assertThat(output(outputs, "sqs2sfThrottleLambdaFunctionArn")).isEqualTo("weir-dev-throttle");
    assertThat(output(outputs, "sqs2sfThrottleRateLimitedLambdaFunctionArn"))
        .isEqualTo("weir-dev-throttle");
    assertThat(output(outputs, "sfSemaphoreDownLambdaFunctionArn"))
        .isEqualTo("weir-dev-completion");
    assertThat(output(outputs, "semaphoresTable")).isEqualTo("weir-dev-Semaphores");
    assertThat(output(outputs, "slotsTable")).isEqualTo("weir-dev-Slots");
    assertThat(output(outputs, "stateMachines"))
        .isEqualTo(
            "[\"arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
                + ":stateMachine:weir-dev-demo\"]");
  }

  private String output(JsonNode outputs, String name) {
    return dev.text(outputs.path(name).path("Value"));
  }

  private JsonNode table(String name) {
    return dev.named("AWS::DynamoDB::Table", "TableName", name).path("Properties");
  }
}
