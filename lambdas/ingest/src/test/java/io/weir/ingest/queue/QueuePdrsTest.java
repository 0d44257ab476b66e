package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.message;
import static io.weir.ingest.queue.GranuleStep.executions;
import static io.weir.ingest.queue.GranuleStep.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueuePdrsTest {
  private static final JsonObject PDRS =
      Fixtures.json(
          "{\"pdrs\":[{\"name\":\"A.PDR\",\"path\":\"p\",\"size\":7},{\"name\":\"B.PDR\",\"path\":\"\"}]}");

  private final IngestWorld world = new IngestWorld();
  private final QueuePdrs task =
      new QueuePdrs(new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock));

  @Test
  void run_seedsStep_worksUnchanged() {
    String step =
        Fixtures.seed("queue-pdrs-step")
            .replace("${aws_sqs_queue.background_job_queue.id}", QUEUE)
            .replace("${parse_pdr_workflow_name}", "ParsePdr");
    JsonObject parameters =
        Fixtures.json(step).getAsJsonObject("QueuePdrs").getAsJsonObject("Parameters");
    JsonObject cma = parameters.getAsJsonObject("cma");
    assertThat(cma.remove("event.$")).isEqualTo(new JsonPrimitive("$"));
    cma.add("event", message("DiscoverPdrs", "parent", PDRS));

    JsonObject answer = world.run(task, parameters);

    assertThat(world.messages())
        .extracting(message -> message.getAsJsonObject("payload").get("pdr"))
        .containsExactlyElementsOf(PDRS.getAsJsonArray("pdrs"));
    assertThat(world.messages())
        .allSatisfy(
            message ->
                assertThat(message.getAsJsonObject("meta").get("collection"))
                    .isEqualTo(IngestWorld.collection()));
    assertThat(running(answer)).isEqualTo(executions(world)).hasSize(2);
    assertThat(answer.getAsJsonObject("payload").get("pdrs_queued"))
        .isEqualTo(new JsonPrimitive(2));
  }

  @Test
  void run_again_sendsTheSameBytes() {
    world.run(task, config(), message("DiscoverPdrs", "parent", PDRS));
    world.run(task, config(), message("DiscoverPdrs", "parent", PDRS));

    List<String> bodies = world.sender.bodies(QUEUE);
    assertThat(bodies.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(bodies.subList(2, 4));
  }

  @Test
  void run_executionNamePrefix_beginsEveryName() {
    JsonObject config = config();
    config.addProperty("executionNamePrefix", "pdr");

    world.run(task, config, message("DiscoverPdrs", "parent", PDRS));

    assertThat(executions(world)).allMatch(arn -> arn.matches(".*:pdr-[0-9a-f-]{36}"));
  }

  @Test
  void run_childWorkflowMeta_overridesNoRecord() {
    JsonObject config = config();
    config.add(
        "childWorkflowMeta", Fixtures.json("{\"a\":1,\"collection\":{\"x\":1},\"provider\":2}"));

    world.run(task, config, message("DiscoverPdrs", "parent", PDRS));

    JsonObject meta = world.messages().getFirst().getAsJsonObject("meta");
    assertThat(meta.get("a")).isEqualTo(new JsonPrimitive(1));
    assertThat(meta.get("collection")).isEqualTo(IngestWorld.collection());
    assertThat(meta.get("provider")).isEqualTo(IngestWorld.provider());
  }

  @Test
  void run_forAnotherCollectionOrProvider_namesOthers() {
    JsonObject collection = config();
    collection.add("collection", Fixtures.json("{\"name\":\"MOD14\",\"version\":\"061\"}"));
    JsonObject provider = config();
    provider.add("provider", Fixtures.json("{\"id\":\"other\",\"host\":\"h\"}"));

    world.run(task, config(), message("DiscoverPdrs", "parent", PDRS));
    world.run(task, collection, message("DiscoverPdrs", "parent", PDRS));
    world.run(task, provider, message("DiscoverPdrs", "parent", PDRS));

    assertThat(executions(world)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void run_pdrs_areListedByPathAndNameForTheirProvider() throws IOException {
    world.run(task, config(), message("DiscoverPdrs", "parent", PDRS));

    List<String> listed = new ArrayList<>();
    new QueuedLists(world.store, new InternalBucket(IngestWorld.BUCKET, "test"))
        .read(
            QueuedLists.folder("s3_provider"),
            IngestWorld.NOW.minusSeconds(1),
            (name, _) -> listed.add(name));
    assertThat(listed).containsExactly("B.PDR", "p%2FA.PDR");
  }

  @Test
  void run_noPdrs_answersNone() {
    JsonObject answer =
        world.run(task, config(), message("DiscoverPdrs", "parent", new JsonObject()));

    assertThat(answer.get("payload"))
        .isEqualTo(Fixtures.json("{\"running\":[],\"pdrs_queued\":0}"));
  }

  @Test
  void run_pdrWithoutName_queuesNothing() {
    JsonObject payload =
        Fixtures.json("{\"pdrs\":[{\"name\":\"A.PDR\",\"path\":\"p\"},{\"path\":\"p\"}]}");

    assertThatThrownBy(() -> world.run(task, config(), message("DiscoverPdrs", "parent", payload)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage(
            "nothing was queued: 1 of the payload's pdrs cannot be:"
                + " pdrs[1]: name is missing; expected a text");
    assertThat(world.messages()).isEmpty();
  }

  private static JsonObject config() {
    JsonObject config = GranuleStep.config();
    config.addProperty("parsePdrWorkflow", "ParsePdr");
    config.add("collection", IngestWorld.collection());
    return config;
  }
}
