package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.sample.SampleDataCommand;
import io.weir.cli.terminal.Terminal;
import io.weir.local.IngestSettings;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.stepfunctions.ExecutionRecord;
import io.weir.local.stepfunctions.ExecutionStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;

/** PDRs found, parsed and ingested by the project's workflows, throttled twice on the way. */
class PdrChainTest {
  private static final int GRANULES = 6;
  private static final int PDRS = 2;
  private static final int CORRUPT = 1;

  private static final String PREFIX = "chain";

  private static final String ENVIRONMENT =
      """
      prefix: chain
      workflows:
        - ingest-granule
        - name: parse-pdr
          substitutions:
            queue_url: queue:granules
            ingest_granule_workflow_name: workflow:ingest-granule
        - name: discover-pdrs
          substitutions:
            queue_url: queue:pdrs
            parse_pdr_workflow_name: workflow:parse-pdr
      queues:
        - {name: pdrs, executionLimit: 1}
        - {name: granules, executionLimit: 2}
      """;

  @TempDir private Path folder;

  private Path sample;

  @BeforeEach
  void makeSample() {
    sample = folder.resolve("sample");
    int exitCode =
        new CommandLine(new SampleDataCommand(silent()))
            .execute(
                sample.toString(),
                "--granules=" + GRANULES,
                "--pdrs=" + PDRS,
                "--corrupt=" + CORRUPT);
    assertThat(exitCode).isZero();
  }

  @Test
  void discoverPdrs_twice_ingestsEachGranuleOnceWithinBothLimits() throws Exception {
    try (TestStack test = TestEnvironment.start(environment())) {
      JsonObject found = discover(test, "first");
      test.awaitEnded(1 + PDRS + GRANULES);
      JsonObject again = discover(test, "second");

      assertThat(payload(found).get("pdrs_queued").getAsInt()).isEqualTo(PDRS);
      assertThat(payload(again).get("pdrs_queued").getAsInt()).isZero();
      assertThat(payload(again).getAsJsonArray("running")).isEmpty();
      assertEachIsIngestedOnce(test);
      test.awaitNothingHeld(PREFIX);
    }
  }

  /** A task that dies is run again by its workflow, and does nothing twice. */
  @Test
  void functionsThatAreKilledMeanwhile_ingestEachGranuleOnceAllTheSame() throws Exception {
    try (TestStack test = TestEnvironment.start(environment())) {
      discover(test, "first");
      for (String workflow : List.of("parse-pdr", "ingest-granule")) {
        TestStack.awaitUntil(
            workflow + " runs",
            () -> executions(test, workflow).stream().anyMatch(each -> each.stop() == null));
        test.stack.killFunctions();
      }
      test.awaitEnded(1 + PDRS + GRANULES);

      assertEachIsIngestedOnce(test);
      test.awaitNothingHeld(PREFIX);
    }
  }

  private void assertEachIsIngestedOnce(TestStack test) {
    List<ExecutionRecord> parsed = executions(test, "parse-pdr");
    assertThat(parsed).hasSize(PDRS);
    assertThat(parsed).extracting(ExecutionRecord::status).containsOnly(ExecutionStatus.SUCCEEDED);
    assertThat(MostRunning.of(parsed)).isEqualTo(1);
    List<ExecutionRecord> ingested = executions(test, "ingest-granule");
    assertThat(ingested).hasSize(GRANULES);
    assertThat(ingested.stream().flatMap(PdrChainTest::granules))
        .hasSize(GRANULES)
        .doesNotHaveDuplicates();
    assertThat(ingested)
        .filteredOn(each -> each.status() == ExecutionStatus.FAILED)
        .hasSize(CORRUPT);
    assertThat(ingested)
        .filteredOn(each -> each.status() == ExecutionStatus.SUCCEEDED)
        .hasSize(GRANULES - CORRUPT);
    assertThat(MostRunning.of(ingested)).isLessThanOrEqualTo(2);
    for (String bucket : List.of("private", "protected", "public")) {
      assertThat(keys(test, bucket)).as(bucket).hasSize(GRANULES - CORRUPT);
    }
    assertThat(test.quarantineReasons("chain-pdrs")).isEmpty();
    assertThat(test.quarantineReasons("chain-granules")).isEmpty();
  }

  private StackDefinition environment() throws IOException {
    return TestEnvironment.definition(ENVIRONMENT, folder, sample)
        .withObjects(
            List.of(object("providers/SAMPLE.json"), object("collections/MOD09GQ___006.json")));
  }

  private StoredObject object(String record) {
    return new StoredObject(settings().internalBucket(), PREFIX + "/" + record, text(record));
  }

  /** Runs discover-pdrs to its end, and returns its output. */
  private JsonObject discover(TestStack test, String name) {
    String machine =
        Objects.requireNonNull(test.stack.stateMachineArns().get(machine("discover-pdrs")));
    try (SfnClient stepFunctions =
        SfnClient.builder()
            .endpointOverride(endpoint(test, "SFN"))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      String arn =
          stepFunctions
              .startExecution(
                  request ->
                      request.stateMachineArn(machine).name(name).input(message(machine, name)))
              .executionArn();
      TestStack.awaitUntil(
          "the discovery has ended",
          () ->
              test.executions().stream()
                  .anyMatch(each -> each.arn().equals(arn) && each.stop() != null));
      return json(stepFunctions.describeExecution(request -> request.executionArn(arn)).output());
    }
  }

  private String message(String machine, String name) {
    JsonObject cumulusMeta = new JsonObject();
    cumulusMeta.addProperty("state_machine", machine);
    cumulusMeta.addProperty("execution_name", name);
    cumulusMeta.addProperty("system_bucket", settings().internalBucket());
    JsonObject meta = settings().meta();
    meta.add("provider", json(text("providers/SAMPLE.json")));
    meta.add("collection", json(text("collections/MOD09GQ___006.json")));
    meta.addProperty("provider_path", "pdrs");
    JsonObject message = new JsonObject();
    message.add("cumulus_meta", cumulusMeta);
    message.add("meta", meta);
    message.add("payload", new JsonObject());
    return message.toString();
  }

  private String text(String record) {
    try {
      return Files.readString(sample.resolve(record));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private IngestSettings settings() {
    return IngestSettings.of(PREFIX, sample);
  }

  private List<String> keys(TestStack test, String bucket) {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(endpoint(test, "S3"))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return s3
          .listObjectsV2(request -> request.bucket(settings().buckets().get(bucket)))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    }
  }

  private static URI endpoint(TestStack test, String service) {
    return URI.create(
        Objects.requireNonNull(test.stack.environment().get("AWS_ENDPOINT_URL_" + service)));
  }

  private static List<ExecutionRecord> executions(TestStack test, String workflow) {
    return test.executions().stream()
        .filter(each -> each.stateMachineArn().endsWith(":" + machine(workflow)))
        .toList();
  }

  private static String machine(String workflow) {
    return PREFIX + "-" + workflow;
  }

  private static Stream<String> granules(ExecutionRecord execution) {
    return payload(json(execution.input())).getAsJsonArray("granules").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(granule -> granule.get("granuleId").getAsString());
  }

  private static JsonObject payload(JsonObject message) {
    return message.getAsJsonObject("payload");
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static Terminal silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, false, false, false);
  }
}
