package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.lambda.EmbeddedMetrics.Subject;
import io.weir.queue.Rejection.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final MetricValues values = new MetricValues();

  @Test
  void document_everyMetricThereIs_isInTheFormat() {
    for (Metric metric :
        List.of(
            Metric.USED,
            Metric.LIMIT,
            Metric.ROOM,
            Metric.BACKLOG,
            Metric.IDLE_SLOTS,
            Metric.IDLE_SLOT_SECONDS,
            Metric.STARTED,
            Metric.COMPLETED,
            Metric.REFUSED,
            Metric.QUARANTINED,
            Metric.LEAKED,
            Metric.ADOPTED,
            Metric.DRIFT)) {
      values.set(metric, 1.25);
    }
    for (Reason reason : Reason.values()) {
      values.add(Metric.quarantined(reason), 1);
    }
    values.observe(Metric.HAND_OFF_MILLIS, Duration.ofMillis(5));
    values.observe(Metric.COMPLETION_DELAY_MILLIS, Duration.ofMillis(5));

    EmbeddedMetricFormat.check(document());
  }

  @Test
  void document_isStampedInMilliseconds() {
    values.add(Metric.STARTED, 1);

    assertThat(document().getAsJsonObject("_aws").get("Timestamp").getAsLong())
        .isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void document_moreValuesThanTheFormatTakes_keepsEvenlySpreadOnes() {
    IntStream.rangeClosed(0, 990)
        .map(i -> 990 - i)
        .forEach(i -> values.observe(Metric.HAND_OFF_MILLIS, Duration.ofMillis(i)));

    JsonArray kept = document().getAsJsonArray("HandOffMillis");

    assertThat(kept.asList())
        .extracting(JsonElement::getAsInt)
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> i * 10).toList());
    EmbeddedMetricFormat.check(document());
  }

  @Test
  void document_sumOfParts_isWrittenAsANumber() {
    values.add(Metric.IDLE_SLOT_SECONDS, 0.25);
    values.add(Metric.IDLE_SLOT_SECONDS, 0.5);
    values.add(Metric.STARTED, 1);
    values.add(Metric.STARTED, 2);

    assertThat(document().get("IdleSlotSeconds")).hasToString("0.75");
    assertThat(document().get("Started")).hasToString("3");
  }

  @Test
  void observe_clocksThatDiffer_isNeverNegative() {
    values.observe(Metric.COMPLETION_DELAY_MILLIS, Duration.ofMillis(-40));

    assertThat(document().get("CompletionDelayMillis")).hasToString("0");
  }

  private JsonObject document() {
    Subject subject = new Subject("Queue", "ingest", new TreeMap<>());
    return EmbeddedMetrics.document(MetricsSettings.DEFAULT, subject, values, NOON);
  }
}
