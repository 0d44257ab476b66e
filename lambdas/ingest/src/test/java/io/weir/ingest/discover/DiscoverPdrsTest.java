package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.TaskRun;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.PdrRecords;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class DiscoverPdrsTest {
  private static final InternalBucket INTERNAL = new InternalBucket("b-internal", "test");

  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));
  private final DiscoverPdrs task =
      new DiscoverPdrs(
          new Providers(store, Optional.empty()), store, InstantSource.fixed(Instant.EPOCH));

  @Test
  void run_pdrsAndOtherFiles_givesNewPdrsByName() throws IOException {
    put("source", "pdrs/B.PDR");
    put("source", "pdrs/A.PDR");
    put("source", "pdrs/A.PDR.md5");
    put("source", "pdrs/done.PDR");
    records().queued("p", "pdrs/done.PDR");

    assertThat(run(""))
        .isEqualTo(
            "{\"pdrs\":[{\"name\":\"A.PDR\",\"path\":\"pdrs\",\"size\":1,\"time\":0},"
                + "{\"name\":\"B.PDR\",\"path\":\"pdrs\",\"size\":1,\"time\":0}]}");
  }

  @Test
  void run_pdrsOfTheSameNameElsewhere_areOthers() throws IOException {
    put("source", "pdrs/A.PDR");
    put("source", "pdrs/sub/A.PDR");
    records().queued("other", "pdrs/A.PDR");
    records().queued("p", "pdrs/sub/A.PDR");

    assertThat(run("")).contains("A.PDR").doesNotContain("pdrs/sub");
  }

  @Test
  void run_pdrsInTheOrderOfTheirPlaces_areLookedUpInOnePass() throws IOException {
    put("source", "pdrs/a/Z.PDR");
    put("source", "pdrs/b/A.PDR");
    put("source", "pdrs/b/N.PDR");
    records().queued("p", "pdrs/a/Z.PDR");
    records().queued("p", "pdrs/b/A.PDR");

    assertThat(run(""))
        .isEqualTo("{\"pdrs\":[{\"name\":\"N.PDR\",\"path\":\"pdrs/b\",\"size\":1,\"time\":0}]}");
  }

  @Test
  void run_queuedALittleWhileAgo_isLeftOutUntilItIsOfferedAgain() throws IOException {
    put("source", "pdrs/A.PDR");
    put("source", "pdrs/B.PDR");
    lists("p").accept(Instant.EPOCH.minusSeconds(60), "pdrs/A.PDR");
    lists("other").accept(Instant.EPOCH, "pdrs/B.PDR");

    assertThat(run("")).doesNotContain("A.PDR").contains("B.PDR");
    assertThat(run("\"requeueAfter\": 59,")).contains("A.PDR");
    assertThat(run("\"force\": true,")).contains("A.PDR");
  }

  @Test
  void run_force_givesThoseThatAreKnown() throws IOException {
    put("source", "pdrs/done.PDR");
    records().queued("p", "pdrs/done.PDR");

    assertThat(run("\"force\": true,")).contains("done.PDR");
  }

  private String run(String more) throws IOException {
    String config =
        "{%s \"provider_path\": \"pdrs\", \"provider\": {\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}}"
            .formatted(more);
    return TaskRun.payload(store, task, config, "{}").toString();
  }

  private BiConsumer<Instant, String> lists(String provider) {
    return (at, pdr) ->
        new QueuedLists(store, INTERNAL).put(QueuedLists.folder(provider), at, "e", List.of(pdr));
  }

  private PdrRecords records() {
    return new PdrRecords(store, INTERNAL);
  }

  private void put(String bucket, String key) {
    store.put(new ObjectLocation(bucket, key), Content.of("x"));
  }
}
