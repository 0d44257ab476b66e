package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.queue.GranuleStep.config;
import static io.weir.ingest.queue.GranuleStep.event;
import static io.weir.ingest.queue.GranuleStep.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SentNamesTest {
  private final IngestWorld world = new IngestWorld();
  private final SentNames sent =
      new SentNames(
          new QueuedLists(world.store, new InternalBucket(IngestWorld.BUCKET, "test")),
          world.clock,
          "run 1");

  @Test
  void add_names_areListedInTheirOrderUnderTimeAndExecution() throws IOException {
    sent.add(message("C___1", "b é"));
    sent.add(message("C___1", "a"));
    assertThat(lists()).isEmpty();

    sent.finish();

    assertThat(lists())
        .singleElement()
        .asString()
        .matches("test/queued/C___1/20261121T172740Z-run%201-[0-9a-f-]{36}");
    assertThat(text(lists().getFirst())).isEqualTo("a\nb%20%C3%A9\n");
  }

  @Test
  void add_moreThanAListTakes_writesItBeforeTheEnd() throws IOException {
    IntStream.range(0, 5_000).forEach(i -> sent.add(message("C___1", "g" + i)));

    assertThat(lists()).hasSize(1);
    assertThat(text(lists().getFirst()).lines()).hasSize(5_000);
    sent.add(message("C___1", "g5000"));
    sent.finish();
    sent.finish();

    assertThat(lists()).hasSize(2);
  }

  @Test
  void add_severalCollections_haveListsOfTheirOwn() {
    sent.add(message("C___1", "a"));
    sent.add(message("D___1", "a"));
    sent.finish();

    assertThat(lists()).hasSize(2);
    assertThat(lists().getLast()).startsWith("test/queued/D___1/");
  }

  @Test
  void send_listThatCannotBeWritten_failsTheStepWhichMayBeRunAgain() {
    QueueGranules task =
        new QueueGranules(
            new Delivery(world.sender, (Duration _) -> {}, refusing("/queued/"), world.clock),
            world.clock);

    assertThatThrownBy(() -> world.run(task, config(), event(granules(numbered(3)))))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessage(
            "all 3 queued on "
                + QUEUE
                + "; not all that is queued could be listed, so that discovery may offer it again"
                + " (closed). Run the step again: what is queued is not started twice");
  }

  /** The store, closed for objects of a folder. */
  private ObjectStore refusing(String folder) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("put")
                  && ((ObjectLocation) arguments[0]).key().contains(folder)) {
                throw new RemoteResourceError("closed");
              }
              return method.invoke(world.store, arguments);
            });
  }

  private static Outgoing message(String folder, String name) {
    return Outgoing.of(List.of(name), "arn", "{}", Optional.of(folder));
  }

  private List<String> lists() {
    return world.store.list(IngestWorld.BUCKET, "test/queued/", null).objects().stream()
        .map(ObjectInfo::key)
        .toList();
  }

  private String text(String key) throws IOException {
    try (InputStream stream = world.store.get(new ObjectLocation(IngestWorld.BUCKET, key))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
