package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.Eventually;
import io.weir.local.lambda.Invocation;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.TestSqs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EventSourceMappingTest {
  private static TestSqs sqs;

  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

  @BeforeAll
  static void start() {
    sqs = new TestSqs();
  }

  @AfterAll
  static void stop() {
    sqs.close();
  }

  @Test
  void feed_message_givesLambdasEventAndDeletesIt() throws Exception {
    Queue queue = sqs.createQueue("shape", Duration.ofSeconds(60));
    try (EventSourceMapping _ = start(queue, "{}")) {
      sendWithAttribute(queue);

      JsonObject record = records(nextEvent()).getFirst().getAsJsonObject();

      assertThat(record.get("body").getAsString()).isEqualTo("hello");
      assertThat(record.get("md5OfBody").getAsString())
          .isEqualTo("5d41402abc4b2a76b9719d911017c592");
      assertThat(record.get("eventSource").getAsString()).isEqualTo("aws:sqs");
      assertThat(record.get("eventSourceARN").getAsString()).isEqualTo(queue.arn());
      assertThat(record.get("awsRegion").getAsString()).isEqualTo("us-east-1");
      assertThat(record.get("receiptHandle").getAsString()).isNotEmpty();
      assertThat(record.getAsJsonObject("attributes").get("ApproximateReceiveCount").getAsString())
          .isEqualTo("1");
      assertThat(record.getAsJsonObject("attributes").keySet()).contains("SentTimestamp");
      assertThat(record.getAsJsonObject("messageAttributes").get("reason").toString())
          .contains("\"stringValue\":\"no-limit\"", "\"dataType\":\"String\"");
      Eventually.holds("it is deleted", () -> messages(queue) == 0);
    }
  }

  @Test
  void feed_batchItemFailure_leavesThatMessageOnly() throws Exception {
    Queue queue = sqs.createQueue("partial", Duration.ofSeconds(60));
    try (EventSourceMapping _ =
        EventSourceMapping.start(
            sqs.client(), queue, this::failBad, EventSourceMapping.Settings.DEFAULT, log::add)) {
      send(queue, "good", "bad", "fine");

      Eventually.holds("the others are deleted", () -> messages(queue) == 1);
      Eventually.holds("all were fed", () -> fed() >= 3);
      assertThat(log).isEmpty();
    }
  }

  @Test
  void feed_functionFails_leavesTheBatchUntilItComesAgain() throws Exception {
    Queue queue = sqs.createQueue("failing", Duration.ofSeconds(1));
    AtomicInteger calls = new AtomicInteger();
    try (EventSourceMapping _ =
        EventSourceMapping.start(
            sqs.client(),
            queue,
            payload ->
                calls.incrementAndGet() == 1
                    ? new Invocation.FunctionError("Boom", "no", "{}")
                    : new Invocation.Succeeded("null"),
            EventSourceMapping.Settings.DEFAULT,
            log::add)) {
      send(queue, "again");

      Eventually.holds("it is deleted in the end", () -> messages(queue) == 0);
      assertThat(calls).hasValue(2);
      assertThat(log.take()).contains("failing: batch of 1 failed");
    }
  }

  @Test
  void feed_backlog_runsAsManyAsAllowedAtOnce() throws Exception {
    Queue queue = sqs.createQueue("backlog", Duration.ofSeconds(60));
    send(queue, IntStream.range(0, 60).mapToObj(Integer::toString).toArray(String[]::new));
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    try (EventSourceMapping _ =
        EventSourceMapping.start(
            sqs.client(),
            queue,
            payload -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              two.countDown();
              assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
              running.decrementAndGet();
              return new Invocation.Succeeded("");
            },
            EventSourceMapping.Settings.DEFAULT,
            log::add)) {
      Eventually.holds("all are deleted", () -> messages(queue) == 0);
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void feed_largeBatchWithWindow_gathersSeveralReceives() throws Exception {
    Queue queue = sqs.createQueue("window", Duration.ofSeconds(60));
    send(queue, IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new));
    try (EventSourceMapping _ =
        EventSourceMapping.start(
            sqs.client(),
            queue,
            this::succeed,
            new EventSourceMapping.Settings(90, Duration.ofSeconds(1), 1),
            log::add)) {
      assertThat(records(nextEvent())).hasSize(25);
    }
  }

  @Test
  void settings_batchAboveTenWithoutWindow_isRefused() {
    assertThatThrownBy(() -> new EventSourceMapping.Settings(11, Duration.ZERO, 2))
        .hasMessageContaining("needs a window");
  }

  private EventSourceMapping start(Queue queue, String answer) {
    return EventSourceMapping.start(
        sqs.client(),
        queue,
        payload -> {
          events.add(JsonParser.parseString(payload).getAsJsonObject());
          return new Invocation.Succeeded(answer);
        },
        EventSourceMapping.Settings.DEFAULT,
        log::add);
  }

  private Invocation succeed(String payload) {
    events.add(JsonParser.parseString(payload).getAsJsonObject());
    return new Invocation.Succeeded("{\"batchItemFailures\":[]}");
  }

  private Invocation failBad(String payload) {
    JsonObject event = JsonParser.parseString(payload).getAsJsonObject();
    events.add(event);
    JsonArray failures = new JsonArray();
    for (JsonElement element : records(event)) {
      JsonObject record = element.getAsJsonObject();
      if (record.get("body").getAsString().equals("bad")) {
        JsonObject failure = new JsonObject();
        failure.add("itemIdentifier", record.get("messageId"));
        failures.add(failure);
      }
    }
    JsonObject answer = new JsonObject();
    answer.add("batchItemFailures", failures);
    return new Invocation.Succeeded(answer.toString());
  }

  private int fed() {
    return events.stream().mapToInt(event -> records(event).size()).sum();
  }

  private JsonObject nextEvent() throws InterruptedException {
    JsonObject event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private static List<JsonElement> records(JsonObject event) {
    return event.getAsJsonArray("Records").asList();
  }

  private static void send(Queue queue, String... bodies) {
    for (String body : bodies) {
      sqs.client().sendMessage(request -> request.queueUrl(queue.url()).messageBody(body));
    }
  }

  private static void sendWithAttribute(Queue queue) {
    MessageAttributeValue reason =
        MessageAttributeValue.builder().dataType("String").stringValue("no-limit").build();
    sqs.client()
        .sendMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .messageBody("hello")
                    .messageAttributes(Map.of("reason", reason)));
  }

  private static int messages(Queue queue) {
    return sqs
        .client()
        .getQueueAttributes(
            request -> request.queueUrl(queue.url()).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().name().startsWith("APPROXIMATE_NUMBER_OF_MESSAGES"))
        .mapToInt(entry -> Integer.parseInt(entry.getValue()))
        .sum();
  }
}
