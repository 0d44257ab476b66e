package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.IngestWorld.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private final IngestWorld world = new IngestWorld();
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void send_manyMessages_goInTens() {
    run(this::take, 1, 25);

    assertThat(batchSizes).containsExactly(10, 10, 5);
    assertThat(world.messages()).hasSize(25);
    assertThat(pauses).isEmpty();
  }

  @Test
  void send_largeMessages_goWithinAMebibyteABatch() {
    List<Integer> bytes = Collections.synchronizedList(new ArrayList<>());
    MessageSender sender =
        (queue, bodies) -> {
          bytes.add(bodies.stream().mapToInt(MessageShape::bytes).sum());
          return take(queue, bodies);
        };

    run(sender, 1, IntStream.range(0, 9).mapToObj(i -> large("g" + i)).toList());

    assertThat(bytes).allMatch(size -> size <= 1_048_576);
    assertThat(batchSizes).containsExactly(4, 4, 1);
  }

  @Test
  void send_someRefusedForNow_areSentAgainAlone() {
    AtomicInteger calls = new AtomicInteger();
    MessageSender sender =
        (queue, bodies) ->
            calls.getAndIncrement() == 0
                ? refuse(queue, bodies, List.of(2, 7), false)
                : take(queue, bodies);

    run(sender, 1, 10);

    assertThat(batchSizes).containsExactly(8, 2);
    assertThat(pauses).containsExactly(Duration.ofMillis(100));
    assertThat(world.messages()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void send_noAnswer_isTriedFiveTimesWithDoubledPauses() {
    AtomicInteger calls = new AtomicInteger();
    MessageSender sender =
        (_, _) -> {
          calls.incrementAndGet();
          throw new RemoteResourceError("no answer");
        };

    assertThatThrownBy(() -> run(sender, 1, 3))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessage(
            "0 of 3 queued on "
                + QUEUE
                + " (no answer); not queued: 'g0', 'g1', 'g2'."
                + " Run the step again: what is queued is not started twice");
    assertThat(calls).hasValue(5);
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 800L);
  }

  @Test
  void send_oneRefusedForGood_isNamedAloneAndNotSentAgain() {
    assertThatThrownBy(() -> run((q, bodies) -> refuse(q, bodies, List.of(1), true), 1, 3))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage(
            "2 of 3 queued on "
                + QUEUE
                + " (Why: bad); not queued: 'g1'."
                + " Run the step again once that is mended: what is queued is not started twice");
    assertThat(batchSizes).containsExactly(2);
    assertThat(world.messages()).hasSize(2);
  }

  @Test
  void send_queueDoesNotExist_isNotTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    MessageSender sender =
        (_, _) -> {
          calls.incrementAndGet();
          throw new InvalidArgument("no such queue");
        };

    assertThatThrownBy(() -> run(sender, 1, 1))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("(no such queue)");
    assertThat(calls).hasValue(1);
  }

  /** A step that is run again as it is would be refused again, whatever else went wrong. */
  @Test
  void send_refusedForGoodAmongOthersForNow_isNotToBeTriedAgain() {
    MessageSender sender =
        (_, bodies) ->
            IntStream.range(0, bodies.size())
                .mapToObj(i -> new MessageSender.Refused(i, i == 9 ? "bad" : "busy", i == 9))
                .toList();

    assertThatThrownBy(() -> run(sender, 1, 10))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("0 of 10 queued on " + QUEUE + " (bad);");
  }

  @Test
  void send_senderBreaks_isTold() {
    MessageSender sender =
        (_, _) -> {
          throw new IllegalStateException("bug");
        };

    assertThatThrownBy(() -> run(sender, 1, 1))
        .hasMessageContaining("0 of 1 queued")
        .hasMessageContaining("bug");
  }

  @Test
  void send_failureHalfWay_listsExactlyWhatIsNotOnTheQueue() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    MessageSender sender =
        (queue, bodies) -> {
          if (calls.getAndIncrement() >= 3) {
            throw new InvalidArgument("gone");
          }
          return take(queue, bodies);
        };

    InvalidArgument error = catchThrowableOfType(InvalidArgument.class, () -> run(sender, 1, 100));

    assertThat(error)
        .hasMessageStartingWith("30 of 100 queued on ")
        .hasMessageContaining("'g30', 'g31'")
        .hasMessageContaining(
            "'g49' and 50 more; all of them in s3://cumulus-internal/test/not-queued/");
    assertThat(listed())
        .containsExactlyElementsOf(IntStream.range(30, 100).mapToObj(i -> "g" + i).toList());
  }

  @Test
  void send_failureOfMessagesWithSeveralGranules_countsGranules() {
    JsonObject config = config(1);
    config.addProperty("preferredQueueBatchSize", 2);

    assertThatThrownBy(
            () ->
                world.run(
                    task((q, bodies) -> refuse(q, bodies, List.of(1), true)),
                    config,
                    message("M", "e", granules(numbered(5).toArray(JsonElement[]::new)))))
        .hasMessageContaining("3 of 5 queued")
        .hasMessageContaining("not queued: 'g2', 'g3'.");
  }

  /** Would wait for ever, and fail by the barrier's own limit, if fewer were in flight. */
  @Test
  void send_concurrency_isHowManyBatchesAreInFlight() {
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    MessageSender sender =
        (queue, bodies) -> {
          most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          await(three);
          inFlight.decrementAndGet();
          return take(queue, bodies);
        };

    run(sender, Delivery.DEFAULT_CONCURRENCY, 90);

    assertThat(most).hasValue(3);
    assertThat(world.messages()).hasSize(90).doesNotHaveDuplicates();
  }

  @Test
  void defaultConcurrency_isCumulus() {
    assertThat(Delivery.DEFAULT_CONCURRENCY).isEqualTo(3);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception notThree) {
      throw new IllegalStateException(notThree);
    }
  }

  private List<MessageSender.Refused> take(String queueUrl, List<String> bodies) {
    batchSizes.add(bodies.size());
    return world.sender.send(queueUrl, bodies);
  }

  private List<MessageSender.Refused> refuse(
      String queueUrl, List<String> bodies, List<Integer> refused, boolean forGood) {
    take(
        queueUrl,
        IntStream.range(0, bodies.size())
            .filter(i -> !refused.contains(i))
            .mapToObj(bodies::get)
            .toList());
    return refused.stream().map(i -> new MessageSender.Refused(i, "Why: bad", forGood)).toList();
  }

  private void run(MessageSender sender, int concurrency, int count) {
    run(sender, concurrency, numbered(count));
  }

  private void run(MessageSender sender, int concurrency, List<? extends JsonElement> granules) {
    world.run(
        task(sender),
        config(concurrency),
        message("M", "e", granules(granules.toArray(JsonElement[]::new))));
  }

  private QueueGranules task(MessageSender sender) {
    return new QueueGranules(
        new Delivery(sender, pauses::add, world.store, world.clock),
        InstantSource.fixed(IngestWorld.NOW));
  }

  private static List<JsonObject> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> granule("g" + i)).toList();
  }

  private static JsonObject large(String granuleId) {
    JsonObject granule = granule(granuleId);
    granule.addProperty("more", "x".repeat(240_000));
    return granule;
  }

  private List<String> listed() throws IOException {
    ObjectInfo list =
        world.store.list(IngestWorld.BUCKET, "test/not-queued/", null).objects().getFirst();
    try (InputStream stream = world.store.get(new ObjectLocation(IngestWorld.BUCKET, list.key()))) {
      return Fixtures.json(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonArray("notQueued")
          .asList()
          .stream()
          .map(JsonElement::getAsString)
          .toList();
    }
  }

  private static JsonObject config(int concurrency) {
    JsonObject config = GranuleStep.config();
    config.addProperty("concurrency", concurrency);
    return config;
  }
}
