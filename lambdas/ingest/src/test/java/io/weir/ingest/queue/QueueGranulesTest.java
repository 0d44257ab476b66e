package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.IngestWorld.message;
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
import io.weir.ingest.store.ObjectLocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueueGranulesTest {
  private static final String QUEUE_URL_IN_INPUT = ",\"queueUrl\":\"" + QUEUE + "\"";

  private final IngestWorld world = new IngestWorld();
  private final QueueGranules task = task(IngestWorld.NOW.toEpochMilli() + 5_000);

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

    assertThat(world.messages()).extracting(QueueGranulesTest::ids).containsExactly("A", "B");
    assertThat(running(answer)).isEqualTo(executions());
  }

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

    assertThat(world.messages())
        .extracting(QueueGranulesTest::ids)
        .containsExactly("A B E", "C", "D");
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
  void run_createdAt_isKeptOrTheParentsStart() {
    JsonObject known = granule("A");
    known.addProperty("createdAt", 17);

    world.run(task, config(), event(granules(known, granule("B"))));

    assertThat(world.messages())
        .extracting(
            message -> payloadGranules(message).getFirst().getAsJsonObject().get("createdAt"))
        .containsExactly(new JsonPrimitive(17), new JsonPrimitive(IngestWorld.NOW.toEpochMilli()));
  }

  @Test
  void run_parentsStartUnknown_createdAtIsNow() {
    JsonObject event = event(granules(granule("A")));
    event.getAsJsonObject("cumulus_meta").remove("workflow_start_time");

    world.run(task, config(), event);

    assertThat(
            payloadGranules(world.messages().getFirst())
                .getFirst()
                .getAsJsonObject()
                .get("createdAt"))
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
  void run_again_sendsTheSameBytes() {
    world.run(task, config(), event(granules(numbered(3))));
    List<String> first = world.sender.bodies(QUEUE);
    world.run(task(1), config(), event(granules(numbered(3))));

    assertThat(world.sender.bodies(QUEUE).subList(3, 6)).isEqualTo(first);
  }

  @Test
  void run_inAnotherExecution_namesOthers() {
    world.run(task, config(), message("DiscoverGranules", "one", granules(numbered(3))));
    world.run(task, config(), message("DiscoverGranules", "two", granules(numbered(3))));

    assertThat(executions()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void run_withoutAParent_namesEachAnew() {
    JsonObject event = event(granules(granule("A")));
    event.getAsJsonObject("cumulus_meta").remove("execution_name");

    world.run(task, config(), event.deepCopy());
    world.run(task, config(), event.deepCopy());

    assertThat(executions()).hasSize(2).doesNotHaveDuplicates();
    assertThat(
            world.messages().getFirst().getAsJsonObject("cumulus_meta").has("parentExecutionArn"))
        .isFalse();
  }

  @Test
  void run_executionNamePrefix_beginsEveryName() {
    String longest = "p".repeat(43);
    JsonObject config = config();
    config.addProperty("executionNamePrefix", longest);

    world.run(task, config, event(granules(granule("A"))));

    assertThat(cumulusMeta(0).get("execution_name").getAsString())
        .startsWith(longest + "-")
        .hasSize(80);
  }

  @ParameterizedTest
  @CsvSource({"pppppppppppppppppppppppppppppppppppppppppppp", "a b", "a/b", "é"})
  void run_executionNamePrefixThatStepFunctionsRefuses_isRefused(String prefix) {
    JsonObject config = config();
    config.addProperty("executionNamePrefix", prefix);

    assertThatThrownBy(() -> world.run(task, config, event(granules(granule("A")))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("executionNamePrefix");
  }

  @Test
  void run_badGranules_areAllNamedAndNothingIsQueued() {
    JsonObject noCollection = Fixtures.json("{\"granuleId\":\"B\",\"dataType\":\"MOD09GQ\"}");
    JsonObject badTime = granule("C");
    badTime.addProperty("updatedAt", -1);
    JsonObject unknown = Fixtures.json("{\"granuleId\":\"D\",\"collectionId\":\"NONE___1\"}");
    JsonObject fraction = granule("E");
    fraction.addProperty("updatedAt", 1.5);
    JsonObject strange = granule("G");
    strange.addProperty("provider", "nobody");

    assertThatThrownBy(
            () ->
                world.run(
                    task,
                    config(),
                    event(
                        granules(
                            granule("A"),
                            noCollection,
                            badTime,
                            unknown,
                            fraction,
                            new JsonPrimitive(1),
                            strange))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("nothing was queued: 6 of the payload's granules cannot be: ")
        .hasMessageContaining(
            "granule 'B' names no collection; give collectionId, or dataType and version")
        .hasMessageContaining(
            "granule 'C': updatedAt must be a whole number, 0 or more, is the number -1")
        .hasMessageContaining("s3://cumulus-internal/test/collections/NONE___1.json does not exist")
        .hasMessageContaining("granule 'E': updatedAt")
        .hasMessageContaining("granules[5] must be an object, is the number 1")
        .hasMessageContaining("provider 'nobody' has no record");
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void run_granuleThatFillsAnExecutionsInput_isQueuedOneByteMoreIsNot() {
    int room = MessageShape.INPUT_BYTES - inputBytes(sent(granule("A")));
    JsonObject filling = granule("A");
    filling.addProperty("more", "");
    int free = room - ",\"more\":\"\"".length();
    filling.addProperty("more", "x".repeat(free));

    assertThat(inputBytes(sent(filling))).isEqualTo(262_144);

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
        .extracting(QueueGranulesTest::ids)
        .containsExactly("g0 g1", "g2 g3", "g4");
    assertThat(world.sender.bodies(QUEUE))
        .allMatch(body -> inputBytes(body) <= MessageShape.INPUT_BYTES);
  }

  @Test
  void run_payloadInS3_isReadFromThere() {
    world.store.put(new ObjectLocation("b", "k"), Content.of(Json.text(granules(numbered(25)))));
    JsonObject event = event(new JsonObject());
    event.add(
        "replace", Fixtures.json("{\"Bucket\":\"b\",\"Key\":\"k\",\"TargetPath\":\"$.payload\"}"));

    JsonObject answer = world.run(task, config(), event);

    assertThat(world.messages()).hasSize(25);
    assertThat(running(answer)).isEqualTo(executions());
  }

  @Test
  void run_payloadBreaksOff_queuesNothing() {
    world.store.put(
        new ObjectLocation("b", "k"),
        Content.of("{\"granules\":[" + Json.text(granule("A")) + ",{\"granuleId\":"));
    JsonObject event = event(new JsonObject());
    event.add(
        "replace", Fixtures.json("{\"Bucket\":\"b\",\"Key\":\"k\",\"TargetPath\":\"$.payload\"}"));

    assertThatThrownBy(() -> world.run(task, config(), event))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("is not JSON, at $.granules[1]");
    assertThat(world.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"queueUrl", "provider", "internalBucket", "stackName", "granuleIngestWorkflow"})
  void run_requiredSettingMissing_isNamed(String name) {
    JsonObject config = config();
    config.remove(name);

    assertThatThrownBy(() -> world.run(task, config, event(granules(granule("A")))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("task_config: " + name + " is missing");
  }

  private QueueGranules task(long nowMillis) {
    return new QueueGranules(
        new Delivery(world.sender, (Duration _) -> {}, world.store),
        InstantSource.fixed(Instant.ofEpochMilli(nowMillis)));
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

  private static JsonElement[] numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> granule("g" + i)).toArray(JsonElement[]::new);
  }

  private static JsonObject event(JsonElement payload) {
    return message("DiscoverGranules", "parent", payload);
  }

  private static List<JsonElement> payloadGranules(JsonObject message) {
    return message.getAsJsonObject("payload").getAsJsonArray("granules").asList();
  }

  private static String ids(JsonObject message) {
    return String.join(
        " ",
        payloadGranules(message).stream()
            .map(granule -> granule.getAsJsonObject().get("granuleId").getAsString())
            .toList());
  }

  private JsonObject cumulusMeta(int index) {
    return world.messages().get(index).getAsJsonObject("cumulus_meta");
  }

  private List<String> executions() {
    return world.messages().stream()
        .map(message -> message.getAsJsonObject("cumulus_meta"))
        .map(
            meta ->
                meta.get("state_machine").getAsString().replace(":stateMachine:", ":execution:")
                    + ":"
                    + meta.get("execution_name").getAsString())
        .toList();
  }

  private static List<String> running(JsonObject answer) {
    return answer.getAsJsonObject("payload").getAsJsonArray("running").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
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
}
