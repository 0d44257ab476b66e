package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an environment deploys whose workflows name tasks of data ingest. */
@NeedsNode
class DataIngestTest {

  private final Resources sandbox = Synthesized.of("sandbox");

  @Test
  void places_areFilledByReference() {
    assertThat(filled(sandbox, "weir-sandbox-discover-granules"))
        .containsExactlyInAnyOrder(
            "discover_granules_task_arn=weir-sandbox-discover-granules",
            "queue_granules_task_arn=weir-sandbox-queue-granules",
            "queue_url=weir-sandbox-laads",
            "ingest_granule_workflow_name=weir-sandbox-ingest-granule");
    assertThat(filled(sandbox, "weir-sandbox-ingest-granule"))
        .containsExactly("sync_granule_task_arn=weir-sandbox-sync-granule");
  }

  @Test
  void places_withExistingQueueAndText_areFilled() throws IOException {
    Resources everything =
        new Resources(
            Synthesized.read(Synthesized.synthesize(Environments.named(Environments.EVERYTHING))));

    assertThat(filled(everything, "weir-everything-discover-pdrs"))
        .contains("parse_pdr_workflow_name=weir-everything-parse-pdr")
        .anyMatch(
            place -> place.startsWith("queue_url=https://sqs.") && place.endsWith("/existing"));
    assertThat(filled(everything, "weir-everything-parse-pdr"))
        .contains("ingest_granule_workflow_name=a workflow of somebody else's");
  }

  @Test
  void functions_areThoseThatWorkflowsName() {
    assertThat(functions(sandbox))
        .containsExactlyInAnyOrder(
            "io.weir.ingest.handler.DiscoverGranulesHandler",
            "io.weir.ingest.handler.QueueGranulesHandler",
            "io.weir.ingest.handler.ScheduleWorkflowHandler",
            "io.weir.ingest.handler.SyncGranuleHandler");
    assertThat(functions(Synthesized.of("dev"))).isEmpty();
    assertThat(Synthesized.of("dev").all("AWS::S3::Bucket")).hasSize(1);
  }

  @Test
  void workflows_mayInvokeTheirTasksAlone() {
    assertThat(invoked("weir-sandbox-discover-granules"))
        .containsExactly(
            "weir-sandbox-discover-granules: lambda:InvokeFunction",
            "weir-sandbox-queue-granules: lambda:InvokeFunction");
    assertThat(invoked("weir-sandbox-ingest-granule"))
        .containsExactly("weir-sandbox-sync-granule: lambda:InvokeFunction");
    assertThat(invoked("weir-sandbox-demo")).isEmpty();
  }

  @Test
  void workflowTemplate_hasAllBuckets() throws JsonProcessingException {
    JsonNode template = written("weir-sandbox/workflow_template.json");

    assertThat(template.path("meta").path("buckets").toString())
        .isEqualTo(
            "{\"internal\":{\"name\":\"${Internal}\",\"type\":\"internal\"},"
                + "\"private\":{\"name\":\"${FilesPrivate}\",\"type\":\"private\"},"
                + "\"protected\":{\"name\":\"${FilesProtected}\",\"type\":\"protected\"},"
                + "\"public\":{\"name\":\"${FilesPublic}\",\"type\":\"public\"}}");
  }

  @Test
  void workflows_haveTheirRecords() throws JsonProcessingException {
    for (String name : List.of("demo", "ingest-granule", "discover-granules")) {
      String deployed = "weir-sandbox-" + name;
      assertThat(written("weir-sandbox/workflows/" + deployed + ".json").toString())
          .isEqualTo(
              "{\"name\":\""
                  + deployed
                  + "\",\"arn\":\"arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
                  + ":stateMachine:"
                  + deployed
                  + "\"}");
    }
  }

  @Test
  void buckets_areClosed_publicToo() {
    assertThat(sandbox.all("AWS::S3::Bucket"))
        .hasSize(4)
        .allSatisfy(
            bucket -> {
              assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Delete");
              assertThat(bucket.at("/Properties/BucketEncryption").toString()).contains("AES256");
              assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration").toString())
                  .isEqualTo(
                      "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,"
                          + "\"IgnorePublicAcls\":true,\"RestrictPublicBuckets\":true}");
            });
  }

  @Test
  void whatIsNeededForAWhile_isForgottenAfterwards() {
    assertThat(sandbox.all("AWS::S3::Bucket"))
        .flatExtracting(
            bucket -> bucket.at("/Properties/LifecycleConfiguration/Rules").valueStream().toList())
        .extracting(
            rule -> rule.path("Prefix").asText(), rule -> rule.path("ExpirationInDays").asInt())
        .containsExactlyInAnyOrder(tuple("events/", 30), tuple("weir-sandbox/queued/", 15));
  }

  private static List<String> filled(Resources resources, String machine) {
    return resources
        .named("AWS::StepFunctions::StateMachine", "StateMachineName", machine)
        .path("Properties")
        .path("DefinitionSubstitutions")
        .propertyStream()
        .map(place -> place.getKey() + "=" + resources.text(place.getValue()))
        .toList();
  }

  private static List<String> functions(Resources resources) {
    return resources.all("AWS::Lambda::Function").stream()
        .map(function -> function.path("Properties").path("Handler").asText())
        .filter(handler -> handler.startsWith("io.weir.ingest."))
        .toList();
  }

  private List<String> invoked(String machine) {
    return sandbox
        .allowed("AWS::StepFunctions::StateMachine", "StateMachineName", machine, "RoleArn")
        .stream()
        .filter(line -> line.contains("lambda:"))
        .toList();
  }

  private JsonNode written(String key) throws JsonProcessingException {
    return sandbox.written(key);
  }
}
