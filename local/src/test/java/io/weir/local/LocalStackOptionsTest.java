package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.events.EventFaults;
import io.weir.local.sqs.QueueDefinition;
import io.weir.local.stepfunctions.ActionQuotas;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackOptionsTest {
  private static final Path FOLDER = Path.of("folder");

  @Test
  void build_nothingSet_hasTheDefaults() {
    LocalStackOptions options = builder().build();

    assertThat(options.timings()).isEqualTo(StackTimings.LOCAL);
    assertThat(options.eventDelay()).isEqualTo(Duration.ofMillis(200));
    assertThat(options.eventFaults()).isEqualTo(EventFaults.NONE);
    assertThat(options.quotas()).isEqualTo(ActionQuotas.US_EAST_1);
    assertThat(options.fractionalWaits()).isFalse();
  }

  @Test
  void builder_unfitValues_areRefused() {
    LocalStackOptions.Builder builder = builder().queue(new QueueOption.Throttled("q", 1));

    assertThatThrownBy(() -> builder.queue(new QueueOption.Unthrottled("q")))
        .hasMessage("Queue q is given twice");
    assertThatThrownBy(() -> builder.eventDelay(Duration.ofSeconds(-1)))
        .hasMessageContaining("PT-1S");
    assertThatThrownBy(() -> builder.throttleConcurrency(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> LocalStackOptions.builder(List.of(), new SemaphoreStore.Memory()))
        .hasMessageContaining("class path");
  }

  @Test
  void aws_timings_areTheDeployments() {
    StackTimings timings = StackTimings.AWS;

    assertThat(timings.functionTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(timings.period()).isEqualTo(Duration.ofSeconds(60));
    assertThat(timings.queueVisibility()).isEqualTo(Duration.ofSeconds(150));
    assertThat(timings.completionVisibility()).isEqualTo(Duration.ofMinutes(6));
    assertThat(timings.retryDelays()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void local_timings_areATwentiethInWholeSecondsForSqs() {
    StackTimings timings = StackTimings.LOCAL;

    assertThat(timings.functionTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(timings.period()).isEqualTo(Duration.ofSeconds(3));
    assertThat(timings.queueVisibility()).isEqualTo(Duration.ofSeconds(8));
    assertThat(timings.completionVisibility()).isEqualTo(Duration.ofSeconds(18));
    assertThat(timings.retryDelays()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6));
  }

  @Test
  void definition_queuesOfEachKind_areTriggeredAsTheyAre() {
    StackDefinition definition =
        builder()
            .queue(new QueueOption.Throttled("limited", 5))
            .queue(new QueueOption.ThrottledByMessages("learning"))
            .queue(new QueueOption.Unthrottled("urgent"))
            .build()
            .definition();

    assertThat(definition.queues())
        .containsAll(QueueDefinition.withFailedQueue("limited", Duration.ofSeconds(8), 30));
    assertThat(definition.schedules())
        .extracting(StackDefinition.Schedule::name)
        .containsExactly("weir-reconcile/round", "weir-throttle/limited", "weir-throttle/learning");
    assertThat(definition.schedules().get(1).input()).contains("\"executionLimit\":5");
    assertThat(definition.schedules().get(2).input()).doesNotContain("executionLimit");
    assertThat(definition.eventSources().getLast().queue()).isEqualTo("urgent");
  }

  @Test
  void definition_given_isTakenAsItIs() {
    StackDefinition definition = new WeirDefinition(StackNames.DEFAULT, StackTimings.AWS).build();

    assertThat(builder().definition(definition).build().definition()).isEqualTo(definition);
  }

  @Test
  void parseQueue_nameAndLimit_readsThem() {
    assertThat(QueueOption.parse("background=5"))
        .isEqualTo(new QueueOption.Throttled("background", 5));
    assertThat(QueueOption.parse("paused=0")).isEqualTo(new QueueOption.Throttled("paused", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "background | A queue is NAME=LIMIT",
        "background= | limit is a whole number, 0 or more: background=",
        "background=1.5 | limit is a whole number, 0 or more: background=1.5",
        "background=-1 | Limit of queue background is a whole number, 0 or more: -1",
        "=5 | A queue's name is 1 to 73",
        "a b=5 | A queue's name is 1 to 73"
      })
  void parseQueue_malformed_saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> QueueOption.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void parseStore_eachKind_readsIt() {
    assertThat(SemaphoreStore.parse("dynamodb", FOLDER))
        .isEqualTo(new SemaphoreStore.DynamoDb(FOLDER));
    assertThat(SemaphoreStore.parse("memory", FOLDER)).isEqualTo(new SemaphoreStore.Memory());
    assertThat(SemaphoreStore.parse("http://127.0.0.1:8000", FOLDER))
        .isEqualTo(new SemaphoreStore.Endpoint(URI.create("http://127.0.0.1:8000")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "redis", "http://", "ftp://host", "http://a b"})
  void parseStore_malformed_saysWhatItMayBe(String text) {
    assertThatThrownBy(() -> SemaphoreStore.parse(text, FOLDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dynamodb, memory or an endpoint's URL");
  }

  private static LocalStackOptions.Builder builder() {
    return LocalStackOptions.builder(List.of(FOLDER), new SemaphoreStore.Memory());
  }
}
