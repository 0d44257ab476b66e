package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.TaskRun;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.queue.Delivery;
import io.weir.ingest.queue.MessageSender;
import io.weir.ingest.queue.QueueGranules;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Executions that discover and queue, one after the other, while nothing is ingested. */
final class QueuedAgainTest {
  private static final String COLLECTION =
      """
      {"name": "MOD09GQ", "version": "006", "granuleIdExtraction": "(MOD\\\\.\\\\d+)\\\\.hdf$",
       "files": [{"regex": "\\\\.hdf$", "bucket": "protected"}]}
      """;

  private final IngestWorld world = new IngestWorld();

  QueuedAgainTest() {
    world.put("collections/MOD09GQ___006.json", TaskRun.object(COLLECTION));
    for (int i = 0; i < 12; i++) {
      world.store.put(
          new ObjectLocation("source", "data/MOD.%02d.hdf".formatted(i)), Content.of("x"));
    }
  }

  @Test
  void run_whileAllWaits_queuesNothing() {
    assertThat(discoverAndQueue("one", world.sender)).isZero();

    assertThat(discoverAndQueue("two", world.sender)).isEqualTo(12);

    assertThat(world.messages()).hasSize(12);
  }

  @Test
  void run_afterAStepThatFailedHalfSent_queuesTheRest() {
    MessageSender closedAfterTen =
        (queue, bodies) -> {
          if (bodies.size() < MessageSender.BATCH_LIMIT) {
            throw new InvalidArgument("gone");
          }
          return world.sender.send(queue, bodies);
        };
    assertThatThrownBy(() -> discoverAndQueue("one", closedAfterTen))
        .hasMessageStartingWith("10 of 12 queued");

    assertThat(discoverAndQueue("two", world.sender)).isEqualTo(10);

    assertThat(world.messages()).hasSize(12).doesNotHaveDuplicates();
  }

  /** Returns how many granules were skipped. */
  private int discoverAndQueue(String execution, MessageSender sender) {
    DiscoverGranules discover =
        new DiscoverGranules(
            new Providers(world.store, Optional.empty()), world.store, world.clock);
    QueueGranules queue =
        new QueueGranules(
            new Delivery(sender, (Duration _) -> {}, world.store, world.clock), world.clock);
    JsonObject found =
        world.run(
            discover,
            config(),
            IngestWorld.message("DiscoverGranules", execution, new JsonObject()));
    world.run(queue, config(), found);
    return found.getAsJsonObject("payload").get("granulesSkipped").getAsInt();
  }

  private static JsonObject config() {
    return TaskRun.object(
        """
        {"internalBucket": "%s", "stackName": "test", "duplicateGranuleHandling": "skip",
         "provider": {"id": "p", "protocol": "s3", "host": "source"}, "provider_path": "data",
         "collection": %s, "queueUrl": "%s", "granuleIngestWorkflow": "IngestGranule"}
        """
            .formatted(IngestWorld.BUCKET, COLLECTION, IngestWorld.QUEUE));
  }
}
