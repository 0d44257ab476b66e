package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.queue.GranuleStep.config;
import static io.weir.ingest.queue.GranuleStep.event;
import static io.weir.ingest.queue.GranuleStep.ids;
import static io.weir.ingest.queue.GranuleStep.numbered;
import static io.weir.ingest.queue.GranuleStep.payloadGranules;
import static io.weir.ingest.queue.GranuleStep.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GranuleGroupingTest {
  /**
   * 256 KiB less 8 KiB: a state's Parameters wrap the message, and Step Functions refuses the whole
   * (States.DataLimitExceeded) above what it takes as input.
   */
  private static final int MESSAGE_BYTES = 262_144 - 8_192;

  private static final String QUEUE_URL_IN_INPUT = ",\"queueUrl\":\"" + QUEUE + "\"";

  private final IngestWorld world = new IngestWorld();
  private final QueueGranules task = task(world, IngestWorld.NOW.plusSeconds(5));

  @ParameterizedTest
  @CsvSource({
    "null, 1-1-1-1-1-1-1",
    "0, 1-1-1-1-1-1-1",
    "-3, 1-1-1-1-1-1-1",
    "'\"many\"', 1-1-1-1-1-1-1",
    "1, 1-1-1-1-1-1-1",
    "3, 3-3-1",
    "2.9, 2-2-2-1",
    "7, 7",
    "1e9, 7"
  })
  void run_preferredQueueBatchSize_isTheMostAMessageCarries(String size, String expected) {
    JsonObject config = config();
    config.add("preferredQueueBatchSize", Json.parse(size, "test"));

    world.run(task, config, event(granules(numbered(7))));

    assertThat(world.messages())
        .extracting(message -> payloadGranules(message).size())
        .containsExactlyElementsOf(
            List.of(expected.split("-")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void run_batchSizeMissing_isOne() {
    world.run(task, config(), event(granules(numbered(3))));

    assertThat(world.messages()).hasSize(3);
  }

  @Test
  void run_severalCollectionsAndProviders_shareNoMessage() {
    world.put(
        "collections/MOD14___061.json", Fixtures.json("{\"name\":\"MOD14\",\"version\":\"061\"}"));
    world.put("providers/other.json", Fixtures.json("{\"id\":\"other\",\"host\":\"h\"}"));
    JsonObject byId = Fixtures.json("{\"granuleId\":\"C\",\"collectionId\":\"MOD14___061\"}");
    JsonObject fromOther = granule("D");
    fromOther.addProperty("provider", "other");
    JsonObject named = granule("E");
    named.addProperty("provider", "s3_provider");
    JsonObject config = config();
    config.addProperty("preferredQueueBatchSize", 10);

    world.run(task, config, event(granules(granule("A"), byId, fromOther, granule("B"), named)));

    assertThat(world.messages()).extracting(GranuleStep::ids).containsExactly("A B E", "C", "D");
    assertThat(world.messages())
        .extracting(message -> message.getAsJsonObject("meta").get("provider"))
        .containsExactly(
            IngestWorld.provider(),
            IngestWorld.provider(),
            Fixtures.json("{\"id\":\"other\",\"host\":\"h\"}"));
    assertThat(world.messages().get(1).getAsJsonObject("meta").get("collection"))
        .isEqualTo(Fixtures.json("{\"name\":\"MOD14\",\"version\":\"061\"}"));
  }

  @Test
  void run_moreGroupsThanAreKeptOpen_sendsAllGranulesOnce() {
    JsonElement[] granules =
        IntStream.range(0, 200)
            .mapToObj(i -> collectionGranule(i % 100, "g" + i))
            .toArray(JsonElement[]::new);
    JsonObject config = config();
    config.addProperty("preferredQueueBatchSize", 5);

    world.run(task, config, event(granules(granules)));

    assertThat(
            world.messages().stream().flatMap(message -> List.of(ids(message).split(" ")).stream()))
        .hasSize(200)
        .doesNotHaveDuplicates();
  }

  @Test
  void run_granuleThatFillsAnExecutionsInput_isQueuedOneByteMoreIsNot() {
    int room = MESSAGE_BYTES - inputBytes(sent(granule("A")));
    JsonObject filling = granule("A");
    filling.addProperty("more", "");
    int free = room - ",\"more\":\"\"".length();
    filling.addProperty("more", "x".repeat(free));

    assertThat(inputBytes(sent(filling))).isEqualTo(MESSAGE_BYTES);

    filling.addProperty("more", "x".repeat(free + 1));
    assertThatThrownBy(() -> sent(filling))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'A': its message would have 1 bytes more");
  }

  @Test
  void run_granulesThatDoNotFitTogether_goInSeveralMessages() {
    JsonElement[] large =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  JsonObject granule = granule("g" + i);
                  granule.addProperty("more", "é".repeat(50_000));
                  return granule;
                })
            .toArray(JsonElement[]::new);
    JsonObject config = config();
    config.addProperty("preferredQueueBatchSize", 5);

    world.run(task, config, event(granules(large)));

    assertThat(world.messages())
        .extracting(GranuleStep::ids)
        .containsExactly("g0 g1", "g2 g3", "g4");
    assertThat(world.sender.bodies(QUEUE)).allMatch(body -> inputBytes(body) <= MESSAGE_BYTES);
  }

  private String sent(JsonObject granule) {
    world.run(task, config(), event(granules(granule)));
    return world.sender.bodies(QUEUE).getLast();
  }

  /** What the throttle starts: its queue put in, and the start's time in the place of null. */
  private static int inputBytes(String body) {
    String input =
        body.replace("\"workflow_start_time\":null", "\"workflow_start_time\":1795282060518");
    return MessageShape.bytes(input + QUEUE_URL_IN_INPUT);
  }

  private JsonObject collectionGranule(int collection, String granuleId) {
    String name = "C" + collection;
    world.put(
        "collections/" + name + "___1.json",
        Fixtures.json("{\"name\":\"" + name + "\",\"version\":\"1\"}"));
    return Fixtures.json(
        "{\"granuleId\":\"" + granuleId + "\",\"collectionId\":\"" + name + "___1\"}");
  }
}
