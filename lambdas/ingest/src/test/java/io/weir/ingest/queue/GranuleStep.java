package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.IngestWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** A QueueGranules step of an execution named {@code parent}, and how to look at what it sent. */
final class GranuleStep {
  private GranuleStep() {}

  static QueueGranules task(IngestWorld world, Instant now) {
    return new QueueGranules(
        new Delivery(world.sender, (Duration _) -> {}, world.store, InstantSource.fixed(now)),
        InstantSource.fixed(now));
  }

  static JsonObject config() {
    JsonObject config = new JsonObject();
    config.addProperty("queueUrl", QUEUE);
    config.add("provider", IngestWorld.provider());
    config.addProperty("internalBucket", IngestWorld.BUCKET);
    config.addProperty("stackName", "test");
    config.addProperty("granuleIngestWorkflow", "IngestGranule");
    return config;
  }

  static JsonObject event(JsonElement payload) {
    return IngestWorld.message("DiscoverGranules", "parent", payload);
  }

  static JsonElement[] numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> IngestWorld.granule("g" + i))
        .toArray(JsonElement[]::new);
  }

  static List<JsonElement> payloadGranules(JsonObject message) {
    return message.getAsJsonObject("payload").getAsJsonArray("granules").asList();
  }

  /** Returns the names of a message's granules, with spaces between them. */
  static String ids(JsonObject message) {
    return String.join(
        " ",
        payloadGranules(message).stream()
            .map(granule -> granule.getAsJsonObject().get("granuleId").getAsString())
            .toList());
  }

  /** Returns the executions that the messages on the queue ask for. */
  static List<String> executions(IngestWorld world) {
    return world.messages().stream()
        .map(message -> message.getAsJsonObject("cumulus_meta"))
        .map(
            meta ->
                meta.get("state_machine").getAsString().replace(":stateMachine:", ":execution:")
                    + ":"
                    + meta.get("execution_name").getAsString())
        .toList();
  }

  static List<String> running(JsonObject answer) {
    return answer.getAsJsonObject("payload").getAsJsonArray("running").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }
}
