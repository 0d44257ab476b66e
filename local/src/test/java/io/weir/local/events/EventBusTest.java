package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.local.Eventually;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.TestSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class EventBusTest {
  private static final EventPattern RULE = EventPattern.parse("{\"source\":[\"aws.states\"]}");
  private static TestSqs sqs;

  @BeforeAll
  static void start() {
    sqs = new TestSqs();
  }

  @AfterAll
  static void stop() {
    sqs.close();
  }

  @Test
  void publish_manyEvents_deliversEachThatMatchesOnce() {
    Queue queue = sqs.createQueue("matching", Duration.ofSeconds(60));
    try (EventBus bus = start(EventFaults.NONE)) {
      bus.addRule(RULE, queue.url());

      IntStream.range(0, 500).forEach(i -> bus.publish(event("aws.states", i)));
      bus.publish(event("my.app", 0));

      Eventually.holds("all are delivered", () -> bus.counters().delivered() == 500);
      assertThat(bus.counters()).isEqualTo(new EventBus.Counters(500, 0, 0, 500));
      assertThat(bodies(queue, 500))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 500).mapToObj(i -> event("aws.states", i).toString()).toList());
    }
  }

  @Test
  void publish_faults_dropsAndDuplicatesAsCounted() {
    Queue queue = sqs.createQueue("chaotic", Duration.ofSeconds(60));
    try (EventBus bus = start(new EventFaults(0.2, 0.2, Duration.ofMillis(50), 42))) {
      bus.addRule(RULE, queue.url());

      IntStream.range(0, 300).forEach(i -> bus.publish(event("aws.states", i)));

      EventBus.Counters counters = bus.counters();
      long copies = 300 - counters.dropped() + counters.duplicated();
      Eventually.holds("all copies are delivered", () -> bus.counters().delivered() == copies);
      assertThat(counters.dropped()).isPositive();
      assertThat(counters.duplicated()).isPositive();
      assertThat(bodies(queue, (int) copies)).hasSize((int) copies);
    }
  }

  @Test
  void publish_bodiesTooLargeForOneRequest_deliversAll() {
    Queue queue = sqs.createQueue("large", Duration.ofSeconds(60));
    try (EventBus bus = start(EventFaults.NONE)) {
      bus.addRule(RULE, queue.url());

      IntStream.range(0, 10).forEach(i -> bus.publish(largeEvent(i)));

      Eventually.holds("all are delivered", () -> bus.counters().delivered() == 10);
    }
  }

  @Test
  void publish_queueIsGone_countsNothingAsDelivered() {
    try (EventBus bus = start(EventFaults.NONE)) {
      bus.addRule(RULE, sqs.server().endpoint() + "/000000000000/missing");

      bus.publish(event("aws.states", 0));

      assertThat(bus.counters()).isEqualTo(new EventBus.Counters(1, 0, 0, 0));
    }
  }

  private static EventBus start(EventFaults faults) {
    return EventBus.start(
        sqs.client(), new EventBus.Settings(Duration.ofMillis(1), faults, line -> {}));
  }

  private static JsonObject event(String source, int number) {
    JsonObject detail = new JsonObject();
    detail.addProperty("executionArn", "execution-" + number);
    detail.addProperty("status", "SUCCEEDED");
    JsonObject event = new JsonObject();
    event.addProperty("source", source);
    event.add("detail", detail);
    return event;
  }

  private static JsonObject largeEvent(int number) {
    JsonObject event = event("aws.states", number);
    event.addProperty("padding", "x".repeat(248 * 1024));
    return event;
  }

  private static List<String> bodies(Queue queue, int count) {
    List<String> bodies = new ArrayList<>();
    Eventually.holds(
        count + " messages",
        () -> {
          receive(queue).forEach(message -> bodies.add(message.body()));
          return bodies.size() >= count;
        });
    return bodies;
  }

  private static List<Message> receive(Queue queue) {
    return sqs.client()
        .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
        .messages();
  }
}
