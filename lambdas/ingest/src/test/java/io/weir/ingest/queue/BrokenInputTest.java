package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.QueuedLists;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Input that was read once in full, and then cannot be read again. */
final class BrokenInputTest {
  private final IngestWorld world = new IngestWorld();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void send_inputBreaksOff_namesWhatIsQueued() {
    Delivery delivery = new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock);

    assertThatThrownBy(() -> delivery.send(destination(), 1, breakingOff(1), _ -> {}))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessage(
            "12 queued on "
                + QUEUE
                + ", the others are not: the payload could not be read to its end (reset); queued: "
                + names(12)
                + ". Run the step again: what is queued is not started twice");
    assertThat(world.messages()).hasSize(12);
  }

  @Test
  void send_inputBreaksOffWhileTheFailedAreListed_namesWhatIsQueued() {
    MessageSender sender =
        (queue, bodies) -> {
          if (bodies.size() < 10) {
            throw new InvalidArgument("gone");
          }
          return world.sender.send(queue, bodies);
        };
    Delivery delivery = new Delivery(sender, (Duration _) -> {}, world.store, world.clock);

    assertThatThrownBy(() -> delivery.send(destination(), 1, breakingOff(2), _ -> {}))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageStartingWith("10 queued on " + QUEUE)
        .hasMessageContaining("; queued: " + names(10) + ".");
  }

  @Test
  void send_inputBreaksOffAfterMany_saysWhereAllAreListed() throws IOException {
    Delivery delivery = new Delivery(world.sender, (Duration _) -> {}, world.store, world.clock);

    assertThatThrownBy(() -> delivery.send(destination(), 1, breakingOff(1, 25), _ -> {}))
        .hasMessageContaining(
            "; queued: "
                + names(20)
                + " and 5 more; all of them in s3://cumulus-internal/test/queued/*/*-parent-*.");
    List<String> listed = new ArrayList<>();
    new QueuedLists(world.store, new InternalBucket(IngestWorld.BUCKET, "test"))
        .read("C___1", IngestWorld.NOW.minusSeconds(1), (name, _) -> listed.add(name));
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "g" + i).toList());
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'g" + i + "'")
        .collect(Collectors.joining(", "));
  }

  /** Messages, then the end, or in one of the readings a broken connection. */
  private Messages breakingOff(int reading) {
    return breakingOff(reading, 12);
  }

  private Messages breakingOff(int reading, int count) {
    Destination destination = destination();
    MessageShape shape =
        destination.shape(new JsonObject(), Request.listed(new JsonObject(), "C___1"));
    return visitor -> {
      for (int i = 0; i < count; i++) {
        if (!visitor.visit(destination.message(shape, List.of("g" + i), List.of("g" + i), "{}"))) {
          return;
        }
      }
      if (reads.incrementAndGet() == reading) {
        throw new IOException("reset");
      }
    };
  }

  private Destination destination() {
    StoredRecords records = new StoredRecords(world.store, IngestWorld.BUCKET, "test");
    MessageTemplate template =
        new MessageTemplate(records.workflowTemplate(), records.workflow("IngestGranule"));
    Optional<String> parent = Optional.of("arn:machine:parent");
    return new Destination(
        records,
        QUEUE,
        template,
        parent,
        new ExecutionNames(Optional.empty(), parent, QUEUE, "arn"));
  }
}
