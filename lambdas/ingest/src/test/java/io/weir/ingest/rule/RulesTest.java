package io.weir.ingest.rule;

import static io.weir.ingest.IngestWorld.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.json.Json;
import io.weir.ingest.queue.Delivery;
import io.weir.ingest.queue.GoldenMessages;
import io.weir.ingest.queue.ScheduleWorkflow;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.StoredRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesTest {
  private static final String DEFAULT_QUEUE = "https://sqs.r.amazonaws.com/1/startSF";

  private static final String SCHEDULE_EVENT =
      """
      {"definition": {"name": "IngestGranule",
                      "arn": "arn:aws:states:us-east-1:000000000000:stateMachine:test-IngestGranule"},
       "provider": "s3_provider", "collection": {"name": "MOD09GQ", "version": "006"},
       "meta": {"triggerRule": "my_rule"}, "payload": {"testPayload": "from-rule"},
       "asyncOperationId": "0c5d1b36-1111-4f10-9f0a-6c1f4be00000", "queueUrl": "%s"}
      """
          .formatted(QUEUE);

  private final IngestWorld world = new IngestWorld();
  private final StoredRecords records = new StoredRecords(world.store, IngestWorld.BUCKET, "test");
  private final List<String> problems = new ArrayList<>();
  private final Rules rules =
      new Rules(
          new ScheduleWorkflow(
              new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock),
              records,
              DEFAULT_QUEUE),
          records);

  @Test
  void handle_scheduleEvent_isCumulusMessage() {
    JsonObject event = Fixtures.json(SCHEDULE_EVENT);
    event.add("template", IngestWorld.template());
    world.put("workflow_template.json", new JsonObject());

    JsonObject answer = handle(event, "request");

    assertThat(GoldenMessages.differences("schedulesf-rule", world.messages().getFirst()))
        .isEmpty();
    assertThat(answer.get("running").getAsString())
        .startsWith("arn:aws:states:us-east-1:000000000000:execution:test-IngestGranule:");
  }

  @Test
  void handle_scheduleEventWithoutTemplateAndArn_takesTheStoredOnes() {
    JsonObject event = Fixtures.json(SCHEDULE_EVENT);
    event.getAsJsonObject("definition").remove("arn");

    handle(event, "request");

    assertThat(GoldenMessages.differences("schedulesf-rule", world.messages().getFirst()))
        .isEmpty();
  }

  @Test
  void handle_noQueue_goesToTheDefaultOne() {
    JsonObject event = Fixtures.json(SCHEDULE_EVENT);
    event.remove("queueUrl");

    handle(event, "request");

    assertThat(world.messages(DEFAULT_QUEUE)).hasSize(1);
  }

  @Test
  void handle_noProviderAndNoCollection_leavesTheTemplates() {
    handle(
        Fixtures.json(
            "{\"definition\":{\"name\":\"ParsePdr\"},\"provider\":\"\",\"collection\":null}"),
        "request");

    JsonObject meta = world.messages(DEFAULT_QUEUE).getFirst().getAsJsonObject("meta");
    assertThat(meta.get("provider")).isEqualTo(new JsonObject());
    assertThat(meta.get("collection")).isEqualTo(new JsonObject());
  }

  @Test
  void handle_sameEventTwice_namesItByRequestOrOccurrence() {
    JsonObject event = Fixtures.json(SCHEDULE_EVENT);
    JsonObject occurring = Fixtures.json(SCHEDULE_EVENT);
    occurring.addProperty("occurrence", "o1");

    handle(event, "one");
    handle(event, "one");
    handle(event, "two");
    handle(occurring, "three");
    handle(occurring, "four");

    List<String> bodies = world.sender.bodies(QUEUE);
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1)).isNotEqualTo(bodies.get(2));
    assertThat(bodies.get(3)).isEqualTo(bodies.get(4)).isNotIn(bodies.subList(0, 3));
  }

  @Test
  void handle_seedsRule_isRunOnItsQueue() {
    putRule(
        "s3_provider_rule", Fixtures.seed("rule").replace("<backgroundJobQueue_SQS_URL>", QUEUE));

    handle(Fixtures.json("{\"rule\": \"s3_provider_rule\"}"), "request");

    JsonObject message = world.messages().getFirst();
    JsonObject meta = message.getAsJsonObject("meta");
    assertThat(meta.get("workflow_name")).isEqualTo(new JsonPrimitive("DiscoverAndQueuePdrs"));
    assertThat(meta.get("provider")).isEqualTo(IngestWorld.storedProvider());
    assertThat(meta.get("collection")).isEqualTo(IngestWorld.collection());
    assertThat(
            message
                .getAsJsonObject("cumulus_meta")
                .getAsJsonObject("queueExecutionLimits")
                .get(QUEUE))
        .isEqualTo(new JsonPrimitive(5));
    assertThat(message.get("payload")).isEqualTo(new JsonObject());
  }

  @Test
  void handle_disabledRule_sendsNothingAndSaysSo() {
    putRule("r", sqsRule("r", "DISABLED"));

    assertThat(handle(Fixtures.json("{\"rule\": \"r\"}"), "request"))
        .isEqualTo(Fixtures.json("{\"skipped\": \"rule 'r' is DISABLED\"}"));
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void handle_twoRulesOfOneOccurrence_askForTwoExecutions() {
    putRule("a", sqsRule("a", "ENABLED"));
    putRule("b", sqsRule("b", "ENABLED"));

    String first = running("{\"rule\": \"a\", \"occurrence\": \"noon\"}");
    String second = running("{\"rule\": \"b\", \"occurrence\": \"noon\"}");
    String secondAgain = running("{\"rule\": \"b\", \"occurrence\": \"noon\"}");

    assertThat(second).isNotEqualTo(first).isEqualTo(secondAgain);
  }

  @Test
  void handle_eventsOfOneOccurrence_areOneOnlyIfTheyAskForTheSame() {
    String plain = running(occurring("\"payload\": {}"));

    assertThat(
            List.of(
                running(occurring("\"meta\": {\"a\": 1}")),
                running(occurring("\"provider\": \"s3_provider\"")),
                running(occurring("\"collection\": {\"name\": \"MOD09GQ\", \"version\": \"006\"}")),
                running(occurring("\"cumulus_meta\": {\"a\": 1}")),
                running(occurring("\"asyncOperationId\": \"o\""))))
        .doesNotHaveDuplicates()
        .doesNotContain(plain);
    assertThat(running(occurring("\"payload\": {}"))).isEqualTo(plain);
  }

  @Test
  void handle_eventSourceThatTellsOfTheDelivery_makesNoOtherExecution() {
    assertThat(running(occurring("\"meta\": {\"eventSource\": {\"receivedCount\": 1}}")))
        .isEqualTo(running(occurring("\"meta\": {\"eventSource\": {\"receivedCount\": 2}}")));
  }

  @Test
  void handle_unknownRule_isNamed() {
    assertThatThrownBy(() -> handle(Fixtures.json("{\"rule\": \"none\"}"), "request"))
        .isInstanceOf(RecordDoesNotExist.class)
        .hasMessageContaining("test/rules/none.json does not exist");
  }

  @Test
  void handle_sqsMessages_runTheRulesOfTheirQueue() {
    putRule("a", sqsRule("a", "ENABLED"));
    putRule("b", sqsRule("b", "DISABLED"));
    putRule("c", sqsRule("c", "ENABLED").replace("/1/in", "/1/other-in"));

    JsonObject answer = handle(batch("arn:aws:sqs:r:1:in", "{\"granule\": 1}"), "request");

    assertThat(answer).isEqualTo(Fixtures.json("{\"batchItemFailures\": []}"));
    assertThat(world.messages()).hasSize(1);
    JsonObject message = world.messages().getFirst();
    assertThat(message.get("payload")).isEqualTo(Fixtures.json("{\"granule\": 1}"));
    assertThat(message.getAsJsonObject("meta").get("eventSource"))
        .isEqualTo(
            Fixtures.json(
                """
                {"type": "sqs", "messageId": "m1", "queueUrl": "https://h/1/in",
                 "deleteCompletedMessage": false, "workflow_name": "ParsePdr"}
                """));
    assertThat(problems).isEmpty();
  }

  @Test
  void handle_sqsMessageAgain_sendsTheSameBytes() {
    putRule("a", sqsRule("a", "ENABLED"));

    handle(batch("arn:aws:sqs:r:1:in", "{}"), "one");
    JsonObject again = batch("arn:aws:sqs:r:1:in", "{}");
    JsonObject message = again.getAsJsonArray("Records").get(0).getAsJsonObject();
    message.addProperty("receiptHandle", "h2");
    message.getAsJsonObject("attributes").addProperty("ApproximateReceiveCount", "3");
    handle(again, "two");

    assertThat(world.sender.bodies(QUEUE))
        .hasSize(2)
        .containsOnly(world.sender.bodies(QUEUE).getFirst());
  }

  @Test
  void handle_sqsMessageThatIsNotJson_goesBackAndIsToldOf() {
    putRule("a", sqsRule("a", "ENABLED"));

    JsonObject answer = handle(batch("arn:aws:sqs:r:1:in", "secret {"), "request");

    assertThat(answer)
        .isEqualTo(Fixtures.json("{\"batchItemFailures\": [{\"itemIdentifier\": \"m1\"}]}"));
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("message m1 goes back: the message's body is not JSON")
        .doesNotContain("secret");
  }

  @Test
  void handle_sqsMessageOfNoRule_goesBack() {
    JsonObject answer = handle(batch("arn:aws:sqs:r:1:in", "{}"), "request");

    assertThat(answer.getAsJsonArray("batchItemFailures")).hasSize(1);
    assertThat(problems).containsExactly("message m1 goes back: no enabled rule reads this queue");
  }

  @Test
  void handle_anotherRuleThatIsNone_stopsNoMessage() {
    putRule("a", sqsRule("a", "ENABLED"));
    putRule("bad", "{");

    JsonObject answer = handle(batch("arn:aws:sqs:r:1:in", "{}"), "request");

    assertThat(answer.getAsJsonArray("batchItemFailures")).isEmpty();
    assertThat(problems).singleElement().asString().startsWith("left out: rule 'bad' is not JSON");
  }

  private JsonObject handle(JsonObject event, String requestId) {
    return rules.handle(event, requestId, problems::add);
  }

  private String running(String event) {
    return handle(Fixtures.json(event), "request").get("running").getAsString();
  }

  private static String occurring(String more) {
    return "{\"definition\": {\"name\": \"ParsePdr\"}, \"occurrence\": \"noon\", %s}"
        .formatted(more);
  }

  private void putRule(String name, String text) {
    world.store.put(
        new ObjectLocation(IngestWorld.BUCKET, "test/rules/" + name + ".json"), Content.of(text));
  }

  private static String sqsRule(String name, String state) {
    return """
        {"name": "%s", "workflow": "ParsePdr", "state": "%s", "queueUrl": "%s",
         "rule": {"type": "sqs", "value": "https://h/1/in"}}
        """
        .formatted(name, state, QUEUE);
  }

  private static JsonObject batch(String arn, String body) {
    return Fixtures.json(
        """
        {"Records": [{"messageId": "m1", "receiptHandle": "h1", "body": %s,
          "attributes": {"ApproximateReceiveCount": "2"}, "eventSourceARN": "%s"}]}
        """
            .formatted(Json.quoted(body), arn));
  }
}
