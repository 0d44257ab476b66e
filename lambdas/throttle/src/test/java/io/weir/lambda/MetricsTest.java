package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest extends HandlersFixture {
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");
  private static final Duration LONG_SETTLED = Timings.AWS.settledAge().plusSeconds(60);

  private int read;

  @Test
  void throttle_writesOneDocumentOfItsPass() throws IOException {
    deploy(3, Map.of());
    send("a", "b", "c", "d");

    invoke(new ThrottleHandler(assembly), throttleEvent(6, 0));

    JsonObject document = onlyDocument();
    assertThat(document.get("Queue").getAsString()).isEqualTo("ingest");
    assertThat(document.get("queueUrl").getAsString()).isEqualTo(QUEUE.value());
    assertThat(document.get("requestId").getAsString()).isEqualTo("request");
    assertThat(metrics(document))
        .isEqualTo(
            Map.of(
                "Used", "3",
                "Limit", "3",
                "Room", "0",
                "Started", "3",
                "Refused", "0",
                "IdleSlotSeconds", "0"));
  }

  @Test
  void throttle_faultyMessages_areCountedByReason() throws IOException {
    deploy(3, Map.of());
    queues.send(QUEUE, "not json", Map.of());
    queues.send(QUEUE, "neither", Map.of());
    queues.send(QUEUE, "[]", Map.of());

    invoke(new ThrottleHandler(assembly), throttleEvent(6, 0));

    assertThat(metrics(onlyDocument()))
        .containsEntry("Quarantined", "3")
        .containsEntry("Quarantined.not-json", "2")
        .containsEntry("Quarantined.not-an-object", "1")
        .containsEntry("Started", "0");
  }

  @Test
  void throttle_twoMessagesForOneExecution_refusesOne() throws IOException {
    deploy(3, Map.of());
    send("a", "a");

    invoke(new ThrottleHandler(assembly), throttleEvent(2, 0));

    assertThat(metrics(onlyDocument())).containsEntry("Started", "1").containsEntry("Refused", "1");
  }

  @Test
  void throttle_twice_countsEachForItself() throws IOException {
    deploy(5, Map.of());
    send("a", "b", "c");
    ThrottleHandler handler = new ThrottleHandler(assembly);

    invoke(handler, throttleEvent(2, 0));
    assertThat(metrics(onlyDocument())).containsEntry("Started", "2").containsEntry("Used", "2");

    invoke(handler, throttleEvent(2, 0));
    assertThat(metrics(onlyDocument())).containsEntry("Started", "1").containsEntry("Used", "3");
  }

  @Test
  void throttle_otherPassAtWork_writesNothing() throws IOException {
    deploy(5, Map.of());
    tables.leases().take(QUEUE, "another", now, now.plusSeconds(60));

    invoke(new ThrottleHandler(assembly), throttleEvent(2, 0));

    assertThat(documents()).isEmpty();
  }

  @Test
  void completion_measuresTheHandOffFromTheStopDate() throws IOException {
    deploy(1, Map.of());
    startThenEnd("a", "b");
    now = now.plusMillis(700);

    invoke(new CompletionHandler(assembly), ended(now.minusMillis(700), 0));

    assertThat(metrics(onlyDocument()))
        .containsEntry("Completed", "1")
        .containsEntry("CompletionDelayMillis", "700")
        .containsEntry("Started", "1")
        .containsEntry("HandOffMillis", "700")
        .containsEntry("IdleSlotSeconds", "0.7")
        .containsEntry("Used", "1");
  }

  @Test
  void completion_noStopDate_measuresNothingOfIt() throws IOException {
    deploy(1, Map.of());
    startThenEnd("a", "b");

    invoke(new CompletionHandler(assembly), completionEvent(arn(0)));

    assertThat(metrics(onlyDocument()))
        .containsEntry("Completed", "1")
        .containsEntry("Started", "1")
        .doesNotContainKeys("CompletionDelayMillis", "HandOffMillis");
  }

  @Test
  void completion_batch_isOneDocumentWithAValueForEach() throws IOException {
    deploy(3, Map.of());
    startThenEnd("a", "b", "c", "d", "e", "f");
    now = now.plusSeconds(3);
    String batch =
        batch(
            record("m1", ended(now.minusMillis(100), 0)),
            record("m2", ended(now.minusMillis(200), 1)),
            record("m3", ended(now.minusMillis(300), 2)));

    invoke(new CompletionHandler(assembly), batch);

    assertThat(metrics(onlyDocument()))
        .containsEntry("Completed", "3")
        .containsEntry("CompletionDelayMillis", "[100,200,300]")
        .containsEntry("HandOffMillis", "[300,200,100]")
        .containsEntry("IdleSlotSeconds", "0.6");
  }

  @Test
  void completion_doubled_isCountedOnce() throws IOException {
    deploy(1, Map.of());
    startThenEnd("a");
    invoke(new CompletionHandler(assembly), ended(now, 0));
    documents();

    invoke(new CompletionHandler(assembly), ended(now, 0));

    assertThat(documents()).isEmpty();
  }

  @Test
  void sharedSemaphore_hasItsOwnDocument() throws IOException {
    deploy(5, Map.of(PROVIDER, 20));
    send("a", "b");

    invoke(new ThrottleHandler(assembly), throttleEvent(2, 0));

    List<JsonObject> documents = documents();
    assertThat(documents).hasSize(2);
    JsonObject shared = documents.getLast();
    assertThat(shared.get("Semaphore").getAsString()).isEqualTo("provider:LAADS");
    assertThat(metrics(shared)).isEqualTo(Map.of("Used", "2", "Limit", "20", "Room", "18"));
  }

  @Test
  void reconcile_samplesTheQueue() throws IOException {
    deploy(2, Map.of());
    send("a", "b", "c", "d", "e");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 0));
    documents();

    invoke(new ReconcileHandler(assembly), "{}");

    assertThat(metrics(onlyDocument()))
        .isEqualTo(
            Map.of("Used", "1", "Limit", "2", "Room", "1", "Backlog", "4", "IdleSlots", "1"));
  }

  /** Only the semaphores without room; the queue's own goes by the queue's name. */
  @Test
  void reconcile_messagesWait_tellsForWhat() throws IOException {
    deploy(2, Map.of(PROVIDER, 1));
    send("a", "b");
    invoke(new ThrottleHandler(assembly), throttleEvent(2, 0));
    documents();

    assertThat(waitsForOfASample()).isEqualTo("provider:LAADS: 1 of 1 in use");

    tables.semaphores().pause(SemaphoreKey.of(QUEUE), "CMR is down");

    assertThat(waitsForOfASample())
        .isEqualTo("ingest: paused, CMR is down, provider:LAADS: 1 of 1 in use");
  }

  @Test
  void reconcile_nothingWaits_tellsNothing() throws IOException {
    deploy(1, Map.of());
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 0));
    documents();

    invoke(new ReconcileHandler(assembly), "{}");

    assertThat(onlyDocument().has("waitsFor")).isFalse();
  }

  private String waitsForOfASample() throws IOException {
    now = now.plusSeconds(60);
    invoke(new ReconcileHandler(assembly), "{}");
    return documents().getFirst().get("waitsFor").getAsString();
  }

  @Test
  void reconcile_leakedSlots_areCounted() throws IOException {
    deploy(3, Map.of());
    startThenEnd("a", "b", "c");
    now = now.plus(LONG_SETTLED);

    invoke(new ReconcileHandler(assembly), "{}");
    assertThat(metrics(onlyDocument())).containsEntry("Leaked", "3").containsEntry("Used", "0");

    invoke(new ReconcileHandler(assembly), "{}");
    assertThat(metrics(onlyDocument())).doesNotContainKey("Leaked").containsEntry("Used", "0");
  }

  @Test
  void reconcile_redriven_isAdopted() throws IOException {
    deploy(3, Map.of());
    startThenEnd("a");
    invoke(new CompletionHandler(assembly), completionEvent(arn(0)));
    executions.redrive(arn(0));
    documents();

    invoke(new ReconcileHandler(assembly), "{}");

    assertThat(metrics(onlyDocument())).containsEntry("Adopted", "1");
  }

  @Test
  void reconcile_drift_isTheDifference() throws IOException {
    deploy(3, Map.of());
    send("a");
    invoke(new ThrottleHandler(assembly), throttleEvent(1, 0));
    drift(1, 3);
    documents();

    invoke(new ReconcileHandler(assembly), "{}");

    assertThat(metrics(onlyDocument())).containsEntry("Drift", "2");
  }

  @Test
  void reconcile_look_writesNothing() throws IOException {
    deploy(3, Map.of());

    invoke(new ReconcileHandler(assembly), "{\"look\":true}");

    assertThat(documents()).isEmpty();
  }

  @Test
  void settings_areTheNamespaceAndADimension() throws IOException {
    deploy(3, Map.of());
    Assembly other = assembly(Timings.AWS, new MetricsSettings("Ingest/Weir", "sandbox"));

    invoke(new ThrottleHandler(other), throttleEvent(1, 0));

    JsonObject document = onlyDocument();
    JsonObject directive =
        document
            .getAsJsonObject("_aws")
            .getAsJsonArray("CloudWatchMetrics")
            .get(0)
            .getAsJsonObject();
    assertThat(directive.get("Namespace").getAsString()).isEqualTo("Ingest/Weir");
    assertThat(directive.get("Dimensions")).hasToString("[[\"Environment\",\"Queue\"]]");
    assertThat(document.get("Environment").getAsString()).isEqualTo("sandbox");
  }

  private void drift(int from, int to) {
    SemaphoreKey key = SemaphoreKey.of(QUEUE);
    tables.semaphores().pause(key, "test");
    tables.semaphores().repair(key, from, to);
  }

  /** Starts as many as there is room for; those started end, and nobody is told. */
  private void startThenEnd(String... names) throws IOException {
    send(names);
    invoke(new ThrottleHandler(assembly), throttleEvent(names.length, 0));
    finish();
    documents();
  }

  private String ended(Instant stop, int index) {
    return completionEvent(arn(index))
        .replace("\"status\"", "\"stopDate\":" + stop.toEpochMilli() + ",\"status\"");
  }

  /** The metrics that a document declares, each with its value as JSON. */
  private static Map<String, String> metrics(JsonObject document) {
    JsonArray directives = document.getAsJsonObject("_aws").getAsJsonArray("CloudWatchMetrics");
    return directives.get(0).getAsJsonObject().getAsJsonArray("Metrics").asList().stream()
        .map(metric -> metric.getAsJsonObject().get("Name").getAsString())
        .collect(Collectors.toMap(name -> name, name -> document.get(name).toString()));
  }

  private JsonObject onlyDocument() {
    List<JsonObject> documents = documents();
    assertThat(documents).hasSize(1);
    return documents.getFirst();
  }

  /** The documents written since the last call. */
  private List<JsonObject> documents() {
    List<JsonObject> lines = lines();
    List<JsonObject> documents =
        lines.subList(read, lines.size()).stream().filter(line -> line.has("_aws")).toList();
    read = lines.size();
    documents.forEach(EmbeddedMetricFormat::check);
    return documents;
  }
}
