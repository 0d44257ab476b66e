package io.weir.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.environment.EnvironmentStack;
import io.weir.cli.environment.ThrottledQueue;
import io.weir.environment.EnvironmentFile;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.StackTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestPlanTest {
  private static final String YAML =
      """
      prefix: w
      internalBucket: given
      workflows:
        - ingest-granule
        - name: discover-granules
          substitutions: {queue_url: "queue:laads", next: "workflow:ingest-granule"}
      queues:
        - {name: first, executionLimit: 9}
        - {name: laads, executionLimit: 5, semaphores: {"provider:LAADS": 4}}
      """;

  private static final ProviderFolder SOURCE =
      new ProviderFolder(
          Path.of("modis"),
          new ProviderFolder.Stored("providers/P.json", object("{\"id\":\"P\"}")),
          new ProviderFolder.Stored("collections/C___1.json", object("{\"name\":\"C\"}")));

  @TempDir private Path folder;

  @BeforeEach
  void writeWorkflows() throws IOException {
    Files.writeString(
        folder.resolve("discover-granules.asl.json"),
        """
        {"States": {
          "Find": {"Resource": "${discover_granules_task_arn}"},
          "Queue": {"Branches": [{"States": {"Granules": {
            "Resource": "${queue_granules_task_arn}",
            "Parameters": {"queueUrl": "${queue_url}", "granuleIngestWorkflow": "${next}"}}}}]}}}
        """);
    Files.writeString(
        folder.resolve("ingest-granule.asl.json"), "{\"Resource\":\"${sync_granule_task_arn}\"}");
  }

  @Test
  void on_environment_findsWhatItsWorkflowAndItsRecordsName() throws IOException {
    IngestPlaces places = plan(YAML).places();

    assertThat(places.discovery()).isEqualTo("w-discover-granules");
    assertThat(places.ingest()).isEqualTo("w-ingest-granule");
    assertThat(places.queue())
        .isEqualTo(new ThrottledQueue("w-laads", 5, Map.of("provider:LAADS", 4)));
    assertThat(places.fileBuckets())
        .isEqualTo(
            Map.of("private", "w-private", "protected", "w-protected", "public", "w-public"));
  }

  @Test
  void on_environment_putsTheRecordsBelowItsPrefixIntoItsInternalBucket() throws IOException {
    List<StoredObject> objects = plan(YAML).definition().buckets().objects();

    assertThat(objects)
        .endsWith(
            new StoredObject("given", "w/providers/P.json", "{\"id\":\"P\"}"),
            new StoredObject("given", "w/collections/C___1.json", "{\"name\":\"C\"}"));
    assertThat(objects.getFirst().key()).isEqualTo("w/workflow_template.json");
  }

  @Test
  void message_discovery_hasTheStacksMetaWithProviderAndCollection() throws IOException {
    IngestPlan plan = plan(YAML);

    JsonObject message = plan.message("arn", "name");

    assertThat(message.getAsJsonObject("cumulus_meta"))
        .isEqualTo(
            object(
                "{\"state_machine\":\"arn\",\"execution_name\":\"name\","
                    + "\"message_source\":\"sfn\",\"system_bucket\":\"given\"}"));
    JsonObject meta = message.getAsJsonObject("meta");
    assertThat(meta.keySet())
        .containsExactlyInAnyOrder("stack", "buckets", "provider", "collection", "requeueAfter");
    assertThat(meta.get("requeueAfter").getAsInt()).isZero();
    assertThat(meta.get("stack").getAsString()).isEqualTo("w");
    assertThat(meta.get("provider")).isEqualTo(SOURCE.provider().json());
    assertThat(meta.get("collection")).isEqualTo(SOURCE.collection().json());
    assertThat(plan.places().meta().has("provider")).isFalse();
  }

  @Test
  void on_noDiscovery_isRefusedInOneLine() {
    String other = YAML.replace("- name: discover-granules", "- name: found");

    assertThatThrownBy(
            () -> {
              Files.move(
                  folder.resolve("discover-granules.asl.json"), folder.resolve("found.asl.json"));
              plan(other);
            })
        .hasMessage(
            "environment qa has no workflow discover-granules: add it to the workflows of the"
                + " environment's file");
  }

  @Test
  void on_noTaskAtAll_isRefusedInTheSameLine() {
    assertThatThrownBy(
            () -> {
              Files.writeString(folder.resolve("demo.asl.json"), "{}");
              plan(
                  """
                  prefix: w
                  workflows: [demo]
                  queues: [{name: first, executionLimit: 9}]
                  """);
            })
        .hasMessageStartingWith("environment qa has no workflow discover-granules: ");
  }

  @Test
  void on_queueThatStartsNothing_isRefused() {
    assertThatThrownBy(() -> plan(YAML.replace("executionLimit: 5", "executionLimit: 0")))
        .hasMessage("environment qa starts nothing from w-laads, its limit is 0");
  }

  private IngestPlan plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("qa.yaml"), yaml);
    StackDefinition definition =
        new EnvironmentStack(EnvironmentFile.read(file), StackTimings.AWS, folder)
            .definition(folder);
    return IngestPlan.on("environment qa", definition, SOURCE);
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
