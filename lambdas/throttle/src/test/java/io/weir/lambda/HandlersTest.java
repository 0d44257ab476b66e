package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueUrl;
import io.weir.throttle.Timings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlersTest extends HandlersFixture {
  @Test
  void throttle_cumulusEvent_answersTheNumberStarted() throws IOException {
    send("a", "b", "c");

    String answer = invoke(new ThrottleHandler(assembly), throttleEvent(2, 60));

    assertThat(answer).isEqualTo("2");
    assertThat(executions.all()).hasSize(2);
  }

  @Test
  void throttle_alreadyStarted_countsToo() throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(5, 60));
    send("a");

    assertThat(invoke(new ThrottleHandler(assembly), throttleEvent(5, 60))).isEqualTo("1");
    assertThat(executions.all()).hasSize(1);
  }

  @Test
  void throttle_timeLimitZero_isOneBatch() throws IOException {
    send("a");

    assertThat(invoke(new ThrottleHandler(assembly), throttleEvent(5, 0))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"AWS,20", "LOCAL,1"})
  void throttle_emptyQueue_waitsForMessagesAndEndsWithinTheInvocation(String name, int least)
      throws IOException {
    Timings timings = name.equals("AWS") ? Timings.AWS : Timings.LOCAL;
    Instant start = now;

    invoke(new ThrottleHandler(assembly(timings)), throttleEvent(5, 240), timings);

    assertThat(Duration.between(start, now))
        .isGreaterThan(Duration.ofSeconds(least))
        .isLessThanOrEqualTo(timings.functionTimeout().minus(timings.deadlineMargin()));
  }

  @Test
  void throttle_severalQueues_staysBelowTheRate() throws IOException {
    QueueUrl other = new QueueUrl(QUEUE + "-other");
    queues.create(other, FAILED, 30);
    for (int i = 0; i < 200; i++) {
      queues.send(QUEUE, body("a" + i, "1000"), Map.of());
      queues.send(other, body("b" + i, "1000").replace(QUEUE + "\"", other + "\""), Map.of());
    }
    Instant start = now;

    String answer =
        invoke(
            new ThrottleHandler(assembly),
            "{\"queueUrls\":[\"" + QUEUE + "\",\"" + other + "\"],\"rateLimitPerSecond\":5}");

    Duration worked = Duration.between(start, now);
    assertThat(Integer.parseInt(answer))
        .isGreaterThan(100)
        .isLessThanOrEqualTo(5 * (int) (worked.toSeconds() + 1));
    assertThat(worked).isLessThan(Timings.AWS.functionTimeout());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|queueUrl is missing",
        "{|the event is not JSON",
        "{\"queueUrl\":\"https://sqs.us-east-1.amazonaws.com/1/x.fifo\"}|is a FIFO queue",
        "{\"queueUrl\":\"https://sqs.us-east-1.amazonaws.com/1/x\"}|no such queue"
      })
  void throttle_badEvent_isRefusedInOneLine(String event, String message) {
    assertThatThrownBy(() -> invoke(new ThrottleHandler(assembly), event))
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void completion_rawEvent_releasesAndHandsOff() throws IOException {
    send("a", "b");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();

    String answer = invoke(new CompletionHandler(assembly), completionEvent(arn(0)));

    assertThat(answer).isEqualTo("{\"released\":1,\"adopted\":0,\"handedOff\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cumulus_meta':{},'replace':{'Bucket':'gone','Key':'gone','TargetPath':'$'}}",
        "{'result':'ok'}",
        "{}",
        "[1]",
        "'done'",
        "7",
        "null",
        "{broken"
      })
  void completion_outputOfAnyShape_releasesAllTheSame(String output) throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();
    JsonObject event = JsonParser.parseString(completionEvent(arn(0))).getAsJsonObject();
    JsonObject detail = event.getAsJsonObject("detail");
    detail.addProperty("input", "{\"cumulus_meta\":{\"queueUrl\":\"another\"}}");
    detail.addProperty("output", output.replace('\'', '"'));

    String answer = invoke(new CompletionHandler(assembly), event.toString());

    assertThat(answer).contains("\"released\":1");
    assertThat(tables.allSlots()).isEmpty();
  }

  @Test
  void completion_inputAndOutputLeftOut_releasesAllTheSame() throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();
    JsonObject event = JsonParser.parseString(completionEvent(arn(0))).getAsJsonObject();
    JsonObject detail = event.getAsJsonObject("detail");
    for (String data : List.of("input", "output")) {
      detail.add(data, JsonNull.INSTANCE);
      detail.add(data + "Details", JsonParser.parseString("{\"included\":false}"));
    }

    String answer = invoke(new CompletionHandler(assembly), event.toString());

    assertThat(answer).contains("\"released\":1");
    assertThat(tables.allSlots()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED,0", "RUNNING,1"})
  void completion_anotherAccount_releasesNothingAndIsSaidInTheLog(String status, int redriveCount)
      throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();
    String foreign = arn(0).value().replace("123456789012", "999999999999");
    String event =
        completionEvent(new ExecutionArn(foreign))
            .replace("\"SUCCEEDED\"", "\"" + status + "\",\"redriveCount\":" + redriveCount);

    String single = invoke(new CompletionHandler(assembly), event);
    String batch = invoke(new CompletionHandler(assembly), batch(record("m1", event)));

    assertThat(single).isEqualTo("{\"released\":0,\"adopted\":0,\"handedOff\":0}");
    assertThat(batch).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(tables.allSlots()).hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("another account"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(foreign));
  }

  @Test
  void completion_batch_onlyTheUnreadableGoesBack() throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();
    String batch =
        batch(
            record("m1", completionEvent(arn(0))),
            record("m2", "not json"),
            record("m3", "{\"source\":\"other\"}"));

    String answer = invoke(new CompletionHandler(assembly), batch);

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    assertThat(tables.allSlots()).isEmpty();
  }

  /** DynamoDB refuses a whole read of which one key is empty or too long. */
  @ParameterizedTest
  @ValueSource(ints = {0, 257, 3000})
  void completion_batchWithAnArnThatNoneCanHave_itAloneGoesBack(int length) throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));
    finish();
    JsonObject batch = new JsonObject();
    JsonArray records = new JsonArray();
    records.add(record("m1", completionEvent(arn(0))));
    records.add(record("m2", completionEvent(arn(0)).replace(arn(0).value(), "x".repeat(length))));
    batch.add("Records", records);

    String answer = invoke(new CompletionHandler(assembly), batch.toString());

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    assertThat(tables.allSlots()).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"m2\"", "execution ARN must have 1 to 256 characters, has " + length);
  }

  @Test
  void reconcile_answersWhatIsHeld() throws IOException {
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 60));

    String answer = invoke(new ReconcileHandler(assembly), "{}");

    assertThat(JsonParser.parseString(answer))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"due":true,"slots":1,"settled":0,"released":0,"missing":0,"adopted":0,
                 "slotless":0,"left":0,"listsComplete":true,"drifted":0,"unreadable":[]}"""));
  }

  @Test
  void reconcile_look_tellsWhatIsHeldWithoutARound() throws IOException {
    queues.send(QUEUE, body("a", "5"), Map.of());
    invoke(new ThrottleHandler(assembly), throttleEvent(5, 60));
    finish();
    now = now.plus(Duration.ofDays(1));

    String answer = invoke(new ReconcileHandler(assembly), "{\"look\":true}");

    assertThat(JsonParser.parseString(answer))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"slots":1,"semaphores":{"%s":{"used":1,"limit":5}}}"""
                    .formatted(QUEUE)));
  }

  @Test
  void start_batch_startsEachAndReturnsTheFaulty() {
    SQSEvent event = new SQSEvent();
    event.setRecords(
        List.of(
            sqsMessage("m1", body("a", "5")),
            sqsMessage("m2", "not json"),
            sqsMessage("m3", body("a", "5"))));

    SQSBatchResponse response =
        new StartHandler(assembly).handleRequest(event, new FixedContext(() -> 60_000));

    assertThat(response.getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("m2");
    assertThat(executions.all()).hasSize(1);
    assertThat(tables.allSlots()).isEmpty();
  }

  @Test
  void log_neverHoldsABody() throws IOException {
    queues.send(QUEUE, "secret {not json", Map.of());
    queues.send(QUEUE, "{\"secret\":1}", Map.of());
    queues.send(QUEUE, "\"secret\"", Map.of());

    invoke(new ThrottleHandler(assembly), throttleEvent(5, 60));

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("not-json", "not-an-object", "no-state-machine")
        .doesNotContain("secret");
  }

  private static SQSMessage sqsMessage(String id, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setReceiptHandle("handle-" + id);
    message.setBody(body);
    message.setEventSourceArn("arn:aws:sqs:us-east-1:123456789012:start");
    return message;
  }
}
