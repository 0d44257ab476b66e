package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Input that was read once in full, and then cannot be read again. */
final class BrokenInputTest {
  private final IngestWorld world = new IngestWorld();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void send_inputBreaksOff_saysHowManyAreQueued() {
    Delivery delivery = new Delivery(world.sender, (Duration _) -> {}, world.store);

    assertThatThrownBy(() -> delivery.send(destination(), 1, breakingOff(1), _ -> {}))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessage(
            "12 messages are on "
                + QUEUE
                + ", the others are not: the payload could not be read to its end (reset)."
                + " Run the step again: what is queued is not started twice");
    assertThat(world.messages()).hasSize(12);
  }

  @Test
  void send_inputBreaksOffWhileTheFailedAreListed_saysHowManyAreQueued() {
    MessageSender sender =
        (queue, bodies) -> {
          if (bodies.size() < 10) {
            throw new InvalidArgument("gone");
          }
          return world.sender.send(queue, bodies);
        };
    Delivery delivery = new Delivery(sender, (Duration _) -> {}, world.store);

    assertThatThrownBy(() -> delivery.send(destination(), 1, breakingOff(2), _ -> {}))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageStartingWith("10 messages are on " + QUEUE);
  }

  /** Twelve messages, then the end, or in one of the readings a broken connection. */
  private Messages breakingOff(int reading) {
    Destination destination = destination();
    MessageShape shape = destination.shape(new JsonObject(), new JsonObject());
    return visitor -> {
      for (int i = 0; i < 12; i++) {
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
    Optional<String> parent = Optional.of("parent");
    return new Destination(
        records,
        QUEUE,
        template,
        parent,
        new ExecutionNames(Optional.empty(), parent, QUEUE, "arn"));
  }
}
