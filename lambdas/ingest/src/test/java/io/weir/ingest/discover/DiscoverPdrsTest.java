package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.TaskRun;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiscoverPdrsTest {
  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));
  private final DiscoverPdrs task = new DiscoverPdrs(new Providers(store, Optional.empty()), store);

  @Test
  void run_pdrsAndOtherFiles_givesNewPdrsByName() throws IOException {
    put("source", "pdrs/B.PDR");
    put("source", "pdrs/A.PDR");
    put("source", "pdrs/A.PDR.md5");
    put("source", "pdrs/done.PDR");
    put("b-internal", "test/pdrs/done.PDR");

    assertThat(run(""))
        .isEqualTo(
            "{\"pdrs\":[{\"name\":\"A.PDR\",\"path\":\"pdrs\",\"size\":1,\"time\":0},"
                + "{\"name\":\"B.PDR\",\"path\":\"pdrs\",\"size\":1,\"time\":0}]}");
  }

  @Test
  void run_force_givesThoseReadBefore() throws IOException {
    put("source", "pdrs/done.PDR");
    put("b-internal", "test/pdrs/done.PDR");

    assertThat(run("\"force\": true,")).contains("done.PDR");
  }

  private String run(String more) throws IOException {
    String config =
        "{%s \"provider_path\": \"pdrs\", \"provider\": {\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}}"
            .formatted(more);
    return TaskRun.payload(store, task, config, "{}").toString();
  }

  private void put(String bucket, String key) {
    store.put(new ObjectLocation(bucket, key), Content.of("x"));
  }
}
