package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cumulus.CumulusFormat;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.QueueUrl;
import io.weir.throttle.Delays;
import io.weir.throttle.Parallel;
import io.weir.throttle.Quotas;
import io.weir.throttle.Surroundings;
import io.weir.throttle.Timings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlersTest {
  private static final QueueUrl QUEUE =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest");
  private static final QueueUrl FAILED =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest-failed");
  private static final StateMachineArn MACHINE =
      new StateMachineArn("arn:aws:states:us-east-1:123456789012:stateMachine:demo");

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final MemoryTables tables = new MemoryTables();
  private final MemoryQueues queues = new MemoryQueues(() -> now);
  private final MemoryExecutions executions = new MemoryExecutions(() -> now);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Assembly assembly = assembly(Timings.AWS);

  HandlersTest() {
    queues.create(FAILED, null, 0);
    queues.create(QUEUE, FAILED, 30);
    executions.create(MACHINE, StateMachineType.STANDARD);
  }

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
                 "slotless":0,"left":0,"listsComplete":true,"drifted":0}"""));
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

  private Assembly assembly(Timings timings) {
    JsonLog jsonLog = new JsonLog(new PrintStream(log, true, StandardCharsets.UTF_8));
    Surroundings surroundings =
        new Surroundings(
            () -> now,
            () -> UUID.randomUUID().toString(),
            new VirtualDelays(),
            Parallel.SEQUENTIAL,
            jsonLog,
            timings);
    Assembly.Ports ports =
        new Assembly.Ports(
            new WaitingQueues(queues, wait -> now = now.plus(wait)),
            tables.semaphores(),
            tables.slots(),
            tables.leases(),
            tables.reconcileLease(),
            tables.foreignExecutions(),
            executions,
            new CumulusFormat(),
            queue -> {});
    return new Assembly(ports, Quotas.DEFAULT, surroundings, jsonLog);
  }

  private final class VirtualDelays implements Delays {
    @Override
    public void pause(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Duration between(Duration least, Duration most) {
      return most;
    }
  }

  private String invoke(RequestStreamHandler handler, String event) throws IOException {
    return invoke(handler, event, Timings.AWS);
  }

  private String invoke(RequestStreamHandler handler, String event, Timings timings)
      throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Instant end = now.plus(timings.functionTimeout());
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        output,
        new FixedContext(() -> (int) Duration.between(now, end).toMillis()));
    return output.toString(StandardCharsets.UTF_8);
  }

  private void send(String... names) {
    for (String name : names) {
      queues.send(QUEUE, body(name, "1000"), Map.of());
    }
  }

  private static String body(String name, String limit) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":"%s",\
        "queueExecutionLimits":{"%s":%s}}}"""
        .formatted(MACHINE, name, QUEUE, limit);
  }

  private static String throttleEvent(int messageLimit, int timeLimit) {
    return "{\"queueUrl\":\"%s\",\"messageLimit\":%d,\"timeLimit\":%d}"
        .formatted(QUEUE, messageLimit, timeLimit);
  }

  private static String completionEvent(ExecutionArn arn) {
    return """
        {"source":"aws.states","detail-type":"Step Functions Execution Status Change",\
        "detail":{"executionArn":"%s","status":"SUCCEEDED"}}"""
        .formatted(arn);
  }

  private static String batch(JsonObject... records) {
    JsonArray array = new JsonArray();
    List.of(records).forEach(array::add);
    JsonObject batch = new JsonObject();
    batch.add("Records", array);
    return batch.toString();
  }

  private static JsonObject record(String id, String body) {
    JsonObject record = new JsonObject();
    record.addProperty("messageId", id);
    record.addProperty("body", body);
    return record;
  }

  private static SQSMessage sqsMessage(String id, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setReceiptHandle("handle-" + id);
    message.setBody(body);
    message.setEventSourceArn("arn:aws:sqs:us-east-1:123456789012:start");
    return message;
  }

  private ExecutionArn arn(int index) {
    return executions.all().get(index).arn();
  }

  private void finish() {
    executions.all().stream()
        .filter(each -> each.status() == ExecutionStatus.RUNNING)
        .map(Execution::arn)
        .forEach(arn -> executions.finish(arn, ExecutionStatus.SUCCEEDED));
  }
}
