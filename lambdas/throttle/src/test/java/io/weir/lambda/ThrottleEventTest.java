package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleEventTest {
  private static final QueueUrl QUEUE =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest");

  @Test
  void from_queueUrlAlone_hasCumulusDefaults() {
    assertThat(parse("{\"queueUrl\":\"" + QUEUE + "\"}"))
        .isEqualTo(new ThrottleEvent.OneQueue(QUEUE, 1, Duration.ofSeconds(240), null, false));
  }

  @Test
  void from_cumulusScheduledEvent_isRead() {
    assertThat(parse("{\"messageLimit\":500,\"queueUrl\":\"" + QUEUE + "\",\"timeLimit\":60}"))
        .isEqualTo(new ThrottleEvent.OneQueue(QUEUE, 500, Duration.ofSeconds(60), null, false));
  }

  @Test
  void from_deployedLimit_isRead() {
    ThrottleEvent event =
        parse(
            """
            {"queueUrl":"%s","executionLimit":5,"deployedAt":"2026-11-21T12:00:00Z",\
            "semaphores":{"provider:LAADS":20}}"""
                .formatted(QUEUE));

    assertThat(((ThrottleEvent.OneQueue) event).deployment())
        .isEqualTo(
            new Deployment(
                QUEUE,
                5,
                Instant.parse("2026-11-21T12:00:00Z"),
                Map.of(new SemaphoreKey("provider:LAADS"), 20)));
  }

  @Test
  void from_limitWithoutATime_isTheOldestThereIs() {
    ThrottleEvent event = parse("{\"queueUrl\":\"" + QUEUE + "\",\"executionLimit\":\"5\"}");

    assertThat(((ThrottleEvent.OneQueue) event).deployment())
        .isEqualTo(new Deployment(QUEUE, 5, Instant.EPOCH, Map.of()));
  }

  @Test
  void from_severalQueues_haveARate() {
    assertThat(parse("{\"queueUrls\":[\"" + QUEUE + "\"]}"))
        .isEqualTo(new ThrottleEvent.SeveralQueues(List.of(QUEUE), 40));
    assertThat(parse("{\"queueUrls\":[\"" + QUEUE + "\"],\"rateLimitPerSecond\":5}"))
        .isEqualTo(new ThrottleEvent.SeveralQueues(List.of(QUEUE), 5));
  }

  @Test
  void from_timeLimitZero_isOneBatch() {
    ThrottleEvent event = parse("{\"queueUrl\":\"" + QUEUE + "\",\"timeLimit\":0}");

    assertThat(((ThrottleEvent.OneQueue) event).timeLimit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|queueUrl is missing",
        "[]|queueUrl is missing",
        "null|queueUrl is missing",
        "{\"queueUrl\":null}|queueUrl is missing",
        "{\"queueUrl\":7}|queueUrl must be a queue URL",
        "{\"queueUrl\":\"ingest\"}|queueUrl is not a queue URL",
        "{\"rateLimitPerSecond\":5}|queueUrls is missing",
        "{\"queueUrls\":[]}|queueUrls must be an array of queue URLs",
        "{\"queueUrls\":\"x\"}|queueUrls must be an array of queue URLs",
        "Q,\"timeLimit\":-1}|timeLimit must be 0 or more seconds, was -1",
        "Q,\"timeLimit\":\"60\"}|timeLimit must be a number",
        "Q,\"messageLimit\":-1}|messageLimit must be a whole number from 1, was -1",
        "Q,\"messageLimit\":2.5}|messageLimit must be a whole number from 1, was 2.5",
        "Q,\"executionLimit\":-1}|executionLimit: execution limit must be a whole number",
        "Q,\"executionLimit\":null}|executionLimit: execution limit must be a whole number",
        "Q,\"executionLimit\":\"abc\"}|executionLimit: execution limit must be a whole number",
        "Q,\"executionLimit\":5,\"deployedAt\":\"today\"}|deployedAt must be a time like",
        "Q,\"executionLimit\":5,\"deployedAt\":7}|deployedAt must be a time like",
        "Q,\"executionLimit\":5,\"deployedAt\":null}|deployedAt must be a time like",
        "Q,\"executionLimit\":5,\"deployedAt\":[\"2026-11-21T12:00:00Z\"]}|deployedAt must be a time",
        "Q,\"executionLimit\":5,\"deployedAt\":\"<aws.scheduler.scheduled-time>\"}"
            + "|2026-11-21T12:00:00Z, is \"<aws.scheduler.scheduled-time>\"",
        "Q,\"executionLimit\":5,\"semaphores\":{\"provider:LAADS\":-1}}"
            + "|semaphores.provider:LAADS: execution limit must be a whole number",
        "Q,\"executionLimit\":5,\"semaphores\":[1]}|semaphores must be an object like"
      })
  void from_badField_isNamed(String event, String message) {
    String json = event.replace("Q,", "{\"queueUrl\":\"" + QUEUE + "\",");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(json))
        .withMessageContaining(message);
  }

  private static ThrottleEvent parse(String json) {
    return ThrottleEvent.from(JsonParser.parseString(json));
  }
}
