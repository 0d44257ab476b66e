package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.queue.GranuleStep.config;
import static io.weir.ingest.queue.GranuleStep.event;
import static io.weir.ingest.queue.GranuleStep.executions;
import static io.weir.ingest.queue.GranuleStep.numbered;
import static io.weir.ingest.queue.GranuleStep.payloadGranules;
import static io.weir.ingest.queue.GranuleStep.running;
import static io.weir.ingest.queue.GranuleStep.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class QueueGranulesTest {
  private final IngestWorld world = new IngestWorld();
  private final QueueGranules task = task(world, IngestWorld.NOW.plusSeconds(5));

  @Test
  void run_seedsStep_worksUnchanged() {
    String step =
        Fixtures.seed("queue-granules-step")
            .replace("${aws_sqs_queue.background_job_queue.id}", QUEUE)
            .replace("${ingest_granule_workflow_name}", "IngestGranule");
    JsonObject parameters =
        Fixtures.json(step).getAsJsonObject("QueueGranules").getAsJsonObject("Parameters");
    JsonObject cma = parameters.getAsJsonObject("cma");
    assertThat(cma.remove("event.$")).isEqualTo(new JsonPrimitive("$"));
    cma.add("event", event(granules(granule("A"), granule("B"))));

    JsonObject answer = world.run(task, parameters);

    assertThat(world.messages()).extracting(GranuleStep::ids).containsExactly("A", "B");
    assertThat(running(answer)).isEqualTo(executions(world));
  }

  @Test
  void run_createdAt_isKeptOrTheParentsStart() {
    JsonObject known = granule("A");
    known.addProperty("createdAt", 17);

    world.run(task, config(), event(granules(known, granule("B"))));

    assertThat(world.messages())
        .extracting(QueueGranulesTest::createdAt)
        .containsExactly(new JsonPrimitive(17), new JsonPrimitive(IngestWorld.NOW.toEpochMilli()));
  }

  @Test
  void run_parentsStartUnknown_sendsTheSameBytesAgain() {
    JsonObject event = event(granules(granule("A")));
    event.getAsJsonObject("cumulus_meta").remove("workflow_start_time");

    world.run(task, config(), event.deepCopy());
    world.run(task(world, IngestWorld.NOW.plusSeconds(12)), config(), event.deepCopy());

    assertThat(world.sender.bodies(QUEUE))
        .hasSize(2)
        .containsOnly(world.sender.bodies(QUEUE).getFirst());
    assertThat(createdAt(world.messages().getFirst())).isNull();
  }

  @Test
  void run_parentUnknown_createdAtIsNow() {
    JsonObject event = event(granules(granule("A")));
    event.getAsJsonObject("cumulus_meta").remove("workflow_start_time");
    event.getAsJsonObject("cumulus_meta").remove("execution_name");

    world.run(task, config(), event);

    assertThat(createdAt(world.messages().getFirst()))
        .isEqualTo(new JsonPrimitive(IngestWorld.NOW.toEpochMilli() + 5_000));
  }

  @Test
  void run_granule_passesWithAllItsFields() {
    JsonObject granule =
        Fixtures.json(
            "{\"granuleId\":\"é\\u2028/\",\"collectionId\":\"MOD09GQ___006\",\"createdAt\":1,"
                + "\"updatedAt\":2,\"size\":1.50,\"nothing\":null,\"more\":[{\"a\":\"<&>\"}]}");

    world.run(task, config(), event(granules(granule)));

    assertThat(Json.text(payloadGranules(world.messages().getFirst()).getFirst()))
        .isEqualTo(Json.text(granule));
  }

  @Test
  void run_noGranules_answersNoneRunning() {
    assertThat(world.run(task, config(), event(granules())).get("payload"))
        .isEqualTo(Fixtures.json("{\"running\":[]}"));
    assertThat(world.run(task, config(), event(new JsonObject())).get("payload"))
        .isEqualTo(Fixtures.json("{\"running\":[]}"));
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void run_pdrAfterTheGranules_isInMessagesAndAnswer() {
    JsonObject payload = granules(granule("A"));
    JsonObject pdr = Fixtures.json("{\"name\":\"P.PDR\",\"path\":\"p\"}");
    payload.add("pdr", pdr);

    JsonObject answer = world.run(task, config(), event(payload));

    assertThat(world.messages().getFirst().getAsJsonObject("meta").get("pdr")).isEqualTo(pdr);
    assertThat(answer.getAsJsonObject("payload").get("pdr")).isEqualTo(pdr);
  }

  @Test
  void run_pdr_isRecordedOnceItsGranulesAreQueued() {
    JsonObject payload = granules(granule("A"));
    payload.add("pdr", Fixtures.json("{\"name\":\"P é.PDR\",\"path\":\"/p/q/\"}"));
    QueueGranules failing =
        new QueueGranules(
            new Delivery(
                (_, _) -> {
                  throw new InvalidArgument("gone");
                },
                (Duration _) -> {},
                world.store,
                world.clock),
            world.clock);

    assertThatThrownBy(() -> world.run(failing, config(), event(payload)))
        .isInstanceOf(InvalidArgument.class);
    assertThat(pdrRecords()).isEmpty();

    world.run(task, config(), event(payload));
    assertThat(pdrRecords()).containsExactly("test/pdrs/s3_provider/p%2Fq%2FP%20%C3%A9.PDR");
  }

  @Test
  void run_pdrWithoutPath_queuesNothing() {
    JsonObject payload = granules(granule("A"));
    payload.add("pdr", Fixtures.json("{\"name\":\"P.PDR\"}"));

    assertThatThrownBy(() -> world.run(task, config(), event(payload)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("the payload's pdr: path must be a text, is missing");
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void run_childWorkflowMeta_isMergedButOverridesNoRecord() {
    JsonObject config = config();
    config.add(
        "childWorkflowMeta",
        Fixtures.json(
            "{\"cmr\":{\"cmrLimit\":7},\"collection\":{\"name\":\"X\",\"extra\":1},\"provider\":5}"));

    world.run(task, config, event(granules(granule("A"))));

    JsonObject meta = world.messages().getFirst().getAsJsonObject("meta");
    assertThat(meta.get("collection")).isEqualTo(IngestWorld.collection());
    assertThat(meta.get("provider")).isEqualTo(IngestWorld.provider());
    assertThat(meta.getAsJsonObject("cmr").get("cmrLimit")).isEqualTo(new JsonPrimitive(7));
    assertThat(meta.getAsJsonObject("cmr").get("cmrPageSize")).isEqualTo(new JsonPrimitive(50));
  }

  @Test
  void run_payloadInS3_isReadFromThere() {
    world.store.put(new ObjectLocation("b", "k"), Content.of(Json.text(granules(numbered(25)))));
    JsonObject event = event(new JsonObject());
    event.add(
        "replace", Fixtures.json("{\"Bucket\":\"b\",\"Key\":\"k\",\"TargetPath\":\"$.payload\"}"));

    JsonObject answer = world.run(task, config(), event);

    assertThat(world.messages()).hasSize(25);
    assertThat(running(answer)).isEqualTo(executions(world));
  }

  private List<String> pdrRecords() {
    return world.store.list(IngestWorld.BUCKET, "test/pdrs/", null).objects().stream()
        .map(ObjectInfo::key)
        .toList();
  }

  private static @Nullable JsonElement createdAt(JsonObject message) {
    return payloadGranules(message).getFirst().getAsJsonObject().get("createdAt");
  }
}
