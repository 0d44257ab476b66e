package io.weir.ingest.pdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.TaskRun;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.PdrParsingError;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ParsePdrTest {
  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));
  private final ParsePdr task = new ParsePdr(new Providers(store, Optional.empty()), store);

  @Test
  void run_pdr_givesGranulesOfItsCollectionAndRecordsNothing() throws IOException {
    putCollection();
    putPdr(group("MOD.1", 7) + group("MOD.2", 5));

    JsonObject payload = run("{}");

    assertThat(payload)
        .isEqualTo(
            TaskRun.object(
                """
                {"pdr": {"name": "X.PDR", "path": "pdrs", "time": 1},
                 "granules": [
                   {"granuleId": "MOD.1", "dataType": "MOD", "version": "006", "granuleSize": 7,
                    "files": [{"name": "MOD.1.hdf", "path": "data", "size": 7, "type": "data",
                               "checksumType": "CKSUM", "checksum": "42"}]},
                   {"granuleId": "MOD.2", "dataType": "MOD", "version": "006", "granuleSize": 5,
                    "files": [{"name": "MOD.2.hdf", "path": "data", "size": 5, "type": "data",
                               "checksumType": "CKSUM", "checksum": "42"}]}],
                 "granulesCount": 2, "filesCount": 2, "totalSize": 12}
                """));
    assertThat(store.list("b-internal", "test/pdrs/", null).objects()).isEmpty();
  }

  @Test
  void run_granuleIdFilter_leavesOutOthers() throws IOException {
    putCollection();
    putPdr(group("MOD.1", 7) + group("MOD.2", 5));

    assertThat(run("{\"granuleIdFilter\": \"MOD\\\\.2\"}").get("granulesCount").getAsInt()).isOne();
  }

  @Test
  void run_collectionWithoutRecord_namesIt() {
    putPdr(group("MOD.1", 7));

    assertThatThrownBy(() -> run("{}"))
        .isInstanceOf(RecordDoesNotExist.class)
        .hasMessageContaining("MOD___006");
  }

  @Test
  void run_granuleTwice_namesLine() {
    putCollection();
    putPdr(group("MOD.1", 7) + group("MOD.1", 7));

    assertThatThrownBy(() -> run("{}"))
        .isInstanceOf(PdrParsingError.class)
        .hasMessageContaining("PDR 'X.PDR', line 13: granule 'MOD.1' is there twice");
  }

  @Test
  void run_pdrMissing_namesIt() {
    assertThatThrownBy(() -> run("{}"))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("s3://source/pdrs/X.PDR");
  }

  private JsonObject run(String more) throws IOException {
    JsonObject config = TaskRun.object(more);
    config.add(
        "provider", TaskRun.object("{\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}"));
    return TaskRun.payload(
        store,
        task,
        config.toString(),
        "{\"pdr\": {\"name\": \"X.PDR\", \"path\": \"pdrs\", \"time\": 1}}");
  }

  private static String group(String granuleId, long size) {
    return """
        OBJECT = FILE_GROUP;
          DATA_TYPE = MOD;
          DATA_VERSION = 006;
          OBJECT = FILE_SPEC;
            DIRECTORY_ID = /data;
            FILE_ID = %s.hdf;
            FILE_TYPE = HDF;
            FILE_SIZE = %d;
            FILE_CKSUM_TYPE = CKSUM;
            FILE_CKSUM_VALUE = 42;
          END_OBJECT = FILE_SPEC;
        END_OBJECT = FILE_GROUP;
        """
        .formatted(granuleId, size);
  }

  private void putPdr(String text) {
    store.put(new ObjectLocation("source", "pdrs/X.PDR"), Content.of(text));
  }

  private void putCollection() {
    store.put(
        new ObjectLocation("b-internal", "test/collections/MOD___006.json"),
        Content.of(
            """
            {"name": "MOD", "version": "006", "granuleIdExtraction": "(MOD\\\\.\\\\d+)",
             "files": [{"regex": ".", "bucket": "public"}]}
            """));
  }
}
