package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.RecordDoesNotExist;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueueWorkflowTest {
  private final IngestWorld world = new IngestWorld();
  private final QueueWorkflow task =
      new QueueWorkflow(new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock));

  @Test
  void run_workflowInTheConfiguration_isAskedForWithItsInput() {
    JsonObject config = GranuleStep.config();
    config.addProperty("workflow", "ParsePdr");
    config.add("workflowInput", Fixtures.json("{\"a\":[1]}"));

    JsonObject answer = run(config, new JsonObject());

    JsonObject message = world.messages().getFirst();
    assertThat(message.get("payload")).isEqualTo(Fixtures.json("{\"a\":[1]}"));
    assertThat(message.getAsJsonObject("cumulus_meta").get("state_machine").getAsString())
        .endsWith(":stateMachine:test-ParsePdr");
    assertThat(message.getAsJsonObject("cumulus_meta").get("parentExecutionArn").getAsString())
        .endsWith(":execution:test-Parent:parent");
    JsonObject payload = answer.getAsJsonObject("payload");
    assertThat(payload.get("running"))
        .isEqualTo(new JsonPrimitive(GranuleStep.executions(world).getFirst()));
    assertThat(payload.get("workflow")).isEqualTo(new JsonPrimitive("ParsePdr"));
    assertThat(payload.get("workflowInput")).isEqualTo(Fixtures.json("{\"a\":[1]}"));
  }

  @Test
  void run_withOtherChildMeta_namesAnother() {
    for (String mode : List.of("a", "b")) {
      JsonObject config = GranuleStep.config();
      config.addProperty("workflow", "ParsePdr");
      config.add("childWorkflowMeta", Fixtures.json("{\"mode\":\"" + mode + "\"}"));
      run(config, new JsonObject());
    }

    assertThat(GranuleStep.executions(world)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void run_workflowAndQueueInThePayload_winOverTheConfiguration() {
    JsonObject config = GranuleStep.config();
    config.addProperty("workflow", "ParsePdr");

    run(
        config,
        Fixtures.json(
            "{\"workflow\":{\"name\":\"IngestGranule\"},\"queueUrl\":\"http://h/1/other\"}"));

    assertThat(world.sender.bodies(QUEUE)).isEmpty();
    assertThat(world.messages("http://h/1/other"))
        .extracting(message -> message.getAsJsonObject("meta").get("workflow_name"))
        .containsExactly(new JsonPrimitive("IngestGranule"));
  }

  @Test
  void run_workflowWithoutRecord_isNamed() {
    JsonObject config = GranuleStep.config();
    config.addProperty("workflow", "None");

    assertThatThrownBy(() -> run(config, new JsonObject()))
        .isInstanceOf(RecordDoesNotExist.class)
        .hasMessage(
            "workflow 'None' has no record:"
                + " s3://cumulus-internal/test/workflows/None.json does not exist");
  }

  private JsonObject run(JsonObject config, JsonObject payload) {
    return world.run(task, config, message("Parent", "parent", payload));
  }
}
