package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.TaskRun;
import io.weir.ingest.error.InvalidChecksum;
import io.weir.ingest.error.UnexpectedFileSize;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.QueuedLists;
import io.weir.ingest.sync.SyncGranule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Discovery after a granule that failed, with {@code duplicateGranuleHandling} skip. */
final class FailedAgainTest {
  /** Of the text "abc", as the utility prints it. */
  private static final String MD5_OF_ABC = "900150983cd24fb0d6963f7d28e17f72";

  private static final String CONFIG =
      """
      {"duplicateGranuleHandling": "skip", "provider_path": "data",
       "provider": {"id": "p", "protocol": "s3", "host": "source"},
       "collection": {
         "name": "MOD", "version": "006", "granuleIdExtraction": "(MOD\\\\.\\\\d+)\\\\.hdf",
         "files": [{"regex": "\\\\.hdf$", "bucket": "protected", "type": "data"},
                   {"regex": "\\\\.md5$", "bucket": "private"}]}}
      """;

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final MemoryObjectStore store = new MemoryObjectStore(() -> now);
  private final Providers providers = new Providers(store, Optional.empty());

  @Test
  void run_fileThatGrewSinceItWasListed_isOfferedAgain() throws IOException {
    offer("MOD.1.hdf", "half");
    JsonObject found = discover();
    offer("MOD.1.hdf", "half and the rest");
    assertThatThrownBy(() -> sync(found)).isInstanceOf(UnexpectedFileSize.class);

    JsonObject again = discover();

    assertThat(again.getAsJsonArray("granules")).hasSize(1);
    sync(again);
    assertNothingIsNew();
  }

  @Test
  void run_dataReplacedBeforeItsChecksum_isOfferedAgainOnceBothAre() throws IOException {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.hdf.md5", "d".repeat(32));
    JsonObject found = discover();
    assertThatThrownBy(() -> sync(found)).isInstanceOf(InvalidChecksum.class);

    assertNothingIsNew();
    now = now.plusSeconds(1);
    offer("MOD.1.hdf.md5", MD5_OF_ABC);
    JsonObject again = discover();

    assertThat(again.getAsJsonArray("granules")).hasSize(1);
    sync(again);
    assertNothingIsNew();
  }

  @Test
  void run_failedSinceItWasQueued_isOfferedAgainOnce() throws IOException {
    offer("MOD.1.hdf", "half");
    JsonObject found = discover();
    listAsQueued();
    now = now.plusSeconds(1);
    offer("MOD.1.hdf", "half and the rest");
    assertNothingIsNew();
    assertThatThrownBy(() -> sync(found)).isInstanceOf(UnexpectedFileSize.class);

    assertThat(discover().getAsJsonArray("granules")).hasSize(1);

    now = now.plusSeconds(1);
    listAsQueued();
    assertNothingIsNew();
  }

  @Test
  void run_completedGranule_isKnownWithoutReadingItsRecord() throws IOException {
    offer("MOD.1.hdf", "abc");
    sync(discover());
    ObjectLocation record = new ObjectLocation("b-internal", "test/granules/MOD___006/MOD.1");
    long size = store.head(record).orElseThrow().size();
    store.put(record, Content.of("?".repeat(Math.toIntExact(size))));

    assertNothingIsNew();
  }

  private void assertNothingIsNew() throws IOException {
    JsonObject found = discover();
    assertThat(found.getAsJsonArray("granules")).isEmpty();
    assertThat(found.get("granulesSkipped").getAsInt()).isEqualTo(1);
  }

  private void listAsQueued() {
    new QueuedLists(store, new InternalBucket("b-internal", "test"))
        .put(QueuedLists.folder(new CollectionId("MOD", "006")), now, "e", List.of("MOD.1"));
  }

  private JsonObject discover() throws IOException {
    return TaskRun.payload(store, new DiscoverGranules(providers, store, () -> now), CONFIG, "{}");
  }

  private void sync(JsonObject found) throws IOException {
    TaskRun.payload(store, new SyncGranule(providers, store), CONFIG, found.toString());
  }

  private void offer(String name, String content) {
    store.put(new ObjectLocation("source", "data/" + name), Content.of(content));
  }
}
