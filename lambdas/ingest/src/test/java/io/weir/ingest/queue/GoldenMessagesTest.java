package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GoldenMessagesTest {
  private static final String PARENT = "9f3a0a5e-6d2c-4b6a-8b0a-2f6f6c9b7f00";

  private final IngestWorld world = new IngestWorld();
  private final Delivery delivery =
      new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock);
  private final QueueGranules queueGranules =
      new QueueGranules(delivery, InstantSource.fixed(IngestWorld.NOW));

  @Test
  void queueGranules_oneGranule_isCumulusMessage() {
    JsonObject payload = Fixtures.cumulus("queue-granules-single").getAsJsonObject("payload");
    withoutCreatedAt(payload);

    world.run(queueGranules, GranuleStep.config(), message("DiscoverGranules", PARENT, payload));

    assertThat(differences("queue-granules-single")).isEmpty();
  }

  @Test
  void queueGranules_batchOfAPdr_isCumulusMessage() {
    JsonObject theirs = Fixtures.cumulus("queue-granules-batch-pdr");
    JsonObject payload = theirs.getAsJsonObject("payload");
    payload.add("pdr", theirs.getAsJsonObject("meta").get("pdr"));
    JsonObject config = GranuleStep.config();
    config.addProperty("preferredQueueBatchSize", 3);
    config.addProperty("executionNamePrefix", "reingest");
    config.add(
        "childWorkflowMeta", Fixtures.json("{\"cnm\": {\"id\": 1234, \"body\": \"string\"}}"));

    world.run(queueGranules, config, message("DiscoverGranules", PARENT, payload));

    assertThat(differences("queue-granules-batch-pdr")).isEmpty();
    assertThat(executionName(world.messages().getFirst())).matches("reingest-[0-9a-f-]{36}");
  }

  @Test
  void queueGranules_secondCollection_carriesNothingOfTheFirst() {
    JsonObject leaked = Fixtures.cumulus("queue-granules-second-collection-leak");
    JsonObject second =
        Fixtures.json(
            "{\"name\": \"MYD13Q1\", \"version\": \"006\", \"granuleIdExtraction\": \"(MYD13Q1)\","
                + " \"files\": [{\"regex\": \"^MYD13Q1\", \"bucket\": \"protected\"}]}");
    world.put("collections/MYD13Q1___006.json", second);
    JsonObject first = Fixtures.cumulus("queue-granules-single");
    JsonArray both = new JsonArray();
    granules(first).forEach(both::add);
    granules(leaked).forEach(both::add);
    granules(first).forEach(both::add);

    world.run(
        queueGranules,
        GranuleStep.config(),
        message(
            "DiscoverGranules",
            PARENT,
            IngestWorld.granules(both.asList().toArray(JsonElement[]::new))));

    assertThat(world.messages())
        .extracting(message -> message.getAsJsonObject("meta").get("collection"))
        .containsExactly(IngestWorld.collection(), second, IngestWorld.collection());
  }

  @Test
  void queuePdrs_onePdr_isCumulusMessage() {
    JsonArray pdrs = new JsonArray();
    pdrs.add(Fixtures.cumulus("queue-pdrs").getAsJsonObject("payload").get("pdr"));
    JsonObject payload = new JsonObject();
    payload.add("pdrs", pdrs);
    JsonObject config = GranuleStep.config();
    config.addProperty("parsePdrWorkflow", "ParsePdr");
    config.add("collection", Fixtures.json("{\"name\": \"MOD09GQ\", \"version\": \"006\"}"));

    world.run(new QueuePdrs(delivery), config, message("DiscoverPdrs", "aa", payload));

    assertThat(differences("queue-pdrs")).isEmpty();
  }

  @Test
  void differences_oneFieldMoreLessOrOther_areTold() {
    JsonObject ours = Fixtures.cumulus("queue-pdrs");
    ours.add("more", new JsonPrimitive(1));
    ours.remove("exception");
    ours.getAsJsonObject("meta").addProperty("stack", "other");

    assertThat(GoldenMessages.differences("queue-pdrs", ours))
        .containsOnlyKeys("$.more", "$.exception", "$.meta.stack");
  }

  private Map<String, String> differences(String fixture) {
    List<JsonObject> messages = world.messages();
    assertThat(messages).hasSize(1);
    return GoldenMessages.differences(fixture, messages.getFirst());
  }

  private static List<JsonElement> granules(JsonObject message) {
    return message.getAsJsonObject("payload").getAsJsonArray("granules").asList();
  }

  private static void withoutCreatedAt(JsonObject payload) {
    payload
        .getAsJsonArray("granules")
        .forEach(granule -> granule.getAsJsonObject().remove("createdAt"));
  }

  private static String executionName(JsonObject message) {
    return message.getAsJsonObject("cumulus_meta").get("execution_name").getAsString();
  }
}
