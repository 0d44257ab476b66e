package io.weir.ingest.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonObject;
import io.weir.ingest.TaskRun;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.memory.MemorySender;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The functions that read providers, as Lambda calls them: bytes in, bytes out. */
final class ProviderHandlersTest {
  private static final String COLLECTION =
      """
      {"name": "MOD", "version": "006", "granuleIdExtraction": "(MOD\\\\.\\\\d+)",
       "files": [{"regex": "\\\\.hdf$", "bucket": "public"}]}
      """;

  private static final String PDR =
      """
      OBJECT = FILE_GROUP;
        DATA_TYPE = MOD;
        DATA_VERSION = 006;
        OBJECT = FILE_SPEC;
          DIRECTORY_ID = /;
          FILE_ID = MOD.1.hdf;
          FILE_TYPE = HDF;
          FILE_SIZE = 3;
        END_OBJECT = FILE_SPEC;
      END_OBJECT = FILE_GROUP;
      """;

  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final MemoryObjectStore store = new MemoryObjectStore(clock);
  private final Assembly assembly =
      new Assembly(store, new MemorySender(), (Duration _) -> {}, clock);

  @Test
  void discoverAndSync_granuleOfABucket_isCopied() throws IOException {
    put("source", "MOD.1.hdf", "abc");

    JsonObject discovered = call(new DiscoverGranulesHandler(assembly), "{}");
    JsonObject synced = call(new SyncGranuleHandler(assembly), discovered.toString());

    assertThat(synced.toString()).contains("\"bucket\":\"b-public\",\"key\":\"MOD.1.hdf\"");
    assertThat(store.head(new ObjectLocation("b-public", "MOD.1.hdf"))).isPresent();
  }

  @Test
  void discoverAndParsePdr_pdrOfABucket_givesItsGranules() throws IOException {
    put("b-internal", "test/collections/MOD___006.json", COLLECTION);
    put("source", "A.PDR", PDR);

    JsonObject discovered = call(new DiscoverPdrsHandler(assembly), "{}");
    JsonObject pdr = new JsonObject();
    pdr.add("pdr", discovered.getAsJsonArray("pdrs").get(0));
    JsonObject parsed = call(new ParsePdrHandler(assembly), pdr.toString());

    assertThat(parsed.get("granulesCount").getAsInt()).isOne();
  }

  private static JsonObject call(TaskHandler handler, String payload) throws IOException {
    String event =
        """
        {"meta": {"stack": "test",
                  "buckets": {"internal": {"name": "b-internal"}, "public": {"name": "b-public"}}},
         "payload": %s,
         "task_config": {"provider": {"id": "p", "protocol": "s3", "host": "source"},
                         "collection": %s}}
        """
            .formatted(payload, COLLECTION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context());
    return TaskRun.object(out.toString(StandardCharsets.UTF_8)).getAsJsonObject("payload");
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private void put(String bucket, String key, String content) {
    store.put(new ObjectLocation(bucket, key), Content.of(content));
  }
}
