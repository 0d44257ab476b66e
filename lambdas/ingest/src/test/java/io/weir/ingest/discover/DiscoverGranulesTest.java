package io.weir.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.TaskRun;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.GranuleRecords;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class DiscoverGranulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T05:25:12Z");

  private static final CollectionId MOD = new CollectionId("MOD", "006");

  private static final String COLLECTION =
      """
      {"name": "MOD", "version": "006", "url_path": "{collection.name}",
       "granuleIdExtraction": "(MOD\\\\.\\\\d+)\\\\.(hdf|hdf\\\\.met|jpg)$",
       "meta": {"provider_path": "data"},
       "files": [{"regex": "^MOD\\\\.\\\\d+\\\\.hdf$", "bucket": "protected", "type": "data"},
                 {"regex": "^MOD\\\\.\\\\d+\\\\.hdf\\\\.met$", "bucket": "private", "type": "metadata", "url_path": "met"},
                 {"regex": "^BROWSE\\\\.MOD\\\\.\\\\d+\\\\.jpg$", "bucket": "public", "type": "browse"}]}
      """;

  private final MemoryObjectStore store =
      new MemoryObjectStore(InstantSource.fixed(Instant.ofEpochMilli(1234)));
  private final DiscoverGranules task =
      new DiscoverGranules(new Providers(store, Optional.empty()), store, InstantSource.fixed(NOW));

  @Test
  void run_filesOfAGranuleFarApartInTheListing_areOneGranule() throws IOException {
    offer("data/BROWSE.MOD.1.jpg", "data/MOD.1.hdf", "data/MOD.1.hdf.met", "data/MOD.2.hdf");

    JsonObject payload = run(config(""));

    assertThat(payload)
        .isEqualTo(
            TaskRun.object(
                """
                {"granules": [
                  {"granuleId": "MOD.1", "dataType": "MOD", "version": "006", "files": [
                    {"name": "BROWSE.MOD.1.jpg", "path": "data", "size": 5, "time": 1234,
                     "bucket": "b-public", "url_path": "{collection.name}", "type": "browse"},
                    {"name": "MOD.1.hdf", "path": "data", "size": 5, "time": 1234,
                     "bucket": "b-protected", "url_path": "{collection.name}", "type": "data"},
                    {"name": "MOD.1.hdf.met", "path": "data", "size": 5, "time": 1234,
                     "bucket": "b-private", "url_path": "met", "type": "metadata"}]},
                  {"granuleId": "MOD.2", "dataType": "MOD", "version": "006", "files": [
                    {"name": "MOD.2.hdf", "path": "data", "size": 5, "time": 1234,
                     "bucket": "b-protected", "url_path": "{collection.name}", "type": "data"}]}],
                 "granulesDiscovered": 2, "granulesSkipped": 0}
                """));
  }

  @Test
  void run_filesOfNoType_areLeftOutUnlessConfigured() throws IOException {
    offer("data/MOD.1.hdf", "data/MOD.1.jpg", "data/README");

    assertThat(names(run(config("")))).containsExactly("MOD.1.hdf");
    assertThat(names(run(config("\"ignoreFilesConfigForDiscovery\": true,"))))
        .containsExactly("MOD.1.hdf", "MOD.1.jpg");
  }

  @Test
  void run_strayKeyOfNoGranule_stopsNothing() throws IOException {
    offer("data/MOD.1.hdf", "data//readme.txt");

    assertThat(names(run(config("")))).containsExactly("MOD.1.hdf");
  }

  @Test
  void run_strayKeyOfAGranule_isNamed() {
    offer("data//MOD.1.hdf");

    assertThatThrownBy(() -> run(config("")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("'data/' of file 'MOD.1.hdf' leaves its bucket");
  }

  @Test
  void run_providerPath_isLookedUpOnly() throws IOException {
    offer("data/MOD.1.hdf", "other/MOD.2.hdf");

    assertThat(names(run(config("\"provider_path\": \"other\",")))).containsExactly("MOD.2.hdf");
  }

  @Test
  void run_skip_leavesOutWhatHasARecord() throws IOException {
    offer("data/MOD.1.hdf", "data/MOD.2.hdf", "data/MOD.3.hdf");
    records().completed(MOD, "MOD.1");
    records()
        .failed(
            MOD,
            "MOD.3",
            "corrupt",
            listed("{\"name\": \"MOD.3.hdf\", \"path\": \"data\", \"size\": 5, \"time\": 1234}"));

    JsonObject payload = run(config("\"duplicateGranuleHandling\": \"skip\","));

    assertThat(names(payload)).containsExactly("MOD.2.hdf");
    assertThat(payload.get("granulesDiscovered").getAsInt()).isEqualTo(3);
    assertThat(payload.get("granulesSkipped").getAsInt()).isEqualTo(2);
  }

  @Test
  void run_skipOfAFailedGranule_looksAtItsListingAlone() throws IOException {
    offer("data/BROWSE.MOD.1.jpg", "data/MOD.1.hdf", "data/MOD.2.hdf", "data/MOD.3.hdf");
    String hdf =
        "{\"type\": \"data\", \"time\": 1234, \"size\": 5, \"path\": \"data\", \"name\": \"%s\"}";
    String browse = hdf.formatted("BROWSE.MOD.1.jpg");
    records().failed(MOD, "MOD.1", "corrupt", listed(hdf.formatted("MOD.1.hdf"), browse));
    records().failed(MOD, "MOD.2", "corrupt", listed(hdf.formatted("MOD.2.hdf"), browse));
    records()
        .failed(
            MOD, "MOD.3", "corrupt", listed(hdf.formatted("MOD.3.hdf").replace("1234", "1233")));

    assertThat(names(run(config("\"duplicateGranuleHandling\": \"skip\","))))
        .containsExactly("MOD.2.hdf", "MOD.3.hdf");
  }

  @Test
  void run_skip_leavesOutWhatWasQueuedLessThanADayAgo() throws IOException {
    offer("data/MOD.1.hdf", "data/MOD.2.hdf", "data/MOD.3.hdf", "data/MOD.4.hdf");
    queued(Duration.ofHours(24), "MOD.3", "MOD.1");
    queued(Duration.ofSeconds(86_401), "MOD.2");
    records().completed(MOD, "MOD.4");

    JsonObject payload = run(config("\"duplicateGranuleHandling\": \"skip\","));

    assertThat(names(payload)).containsExactly("MOD.2.hdf");
    assertThat(payload.get("granulesSkipped").getAsInt()).isEqualTo(3);
  }

  @Test
  void run_requeueAfter_isHowLongWhatIsQueuedIsLeftOut() throws IOException {
    offer("data/MOD.1.hdf", "data/MOD.2.hdf");
    queued(Duration.ofSeconds(59), "MOD.1");
    queued(Duration.ofSeconds(61), "MOD.2");

    assertThat(names(run(skip("\"requeueAfter\": 60,")))).containsExactly("MOD.2.hdf");
    assertThat(names(run(skip("\"requeueAfter\": 0,")))).hasSize(2);
    assertThatThrownBy(() -> run(skip("\"requeueAfter\": 1209601,")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage(
            "task_config: requeueAfter must be at most 1209600, 14 days, is the number 1209601");
  }

  @Test
  void run_listsOfOtherCollections_areNotRead() throws IOException {
    offer("data/MOD.1.hdf");
    lists().put(QueuedLists.folder(new CollectionId("MOD", "0061")), NOW, "e", List.of("MOD.1"));

    assertThat(names(run(skip("")))).containsExactly("MOD.1.hdf");
  }

  @Test
  void run_replaceOrVersion_giveWhatWasQueued() throws IOException {
    offer("data/MOD.1.hdf");
    queued(Duration.ZERO, "MOD.1");

    assertThat(names(run(config("\"duplicateGranuleHandling\": \"replace\","))))
        .containsExactly("MOD.1.hdf");
    assertThat(names(run(config("\"duplicateGranuleHandling\": \"version\","))))
        .containsExactly("MOD.1.hdf");
  }

  @Test
  void run_errorAndQueued_namesTheGranule() {
    offer("data/MOD.1.hdf");
    queued(Duration.ZERO, "MOD.1");

    assertThatThrownBy(() -> run(config("\"duplicateGranuleHandling\": \"error\",")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD.1' of MOD___006 is there already, or queued");
  }

  @Test
  void run_replaceOrVersion_giveWhatHasARecord() throws IOException {
    offer("data/MOD.1.hdf");
    records().completed(MOD, "MOD.1");

    assertThat(names(run(config("\"duplicateGranuleHandling\": \"replace\","))))
        .containsExactly("MOD.1.hdf");
    assertThat(names(run(config("\"duplicateGranuleHandling\": \"version\","))))
        .containsExactly("MOD.1.hdf");
    assertThat(names(run(config("")))).containsExactly("MOD.1.hdf");
  }

  @Test
  void run_error_namesTheGranule() {
    offer("data/MOD.1.hdf");
    records().completed(MOD, "MOD.1");

    assertThatThrownBy(() -> run(config("\"duplicateGranuleHandling\": \"error\",")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD.1' of MOD___006 is there already");
  }

  @Test
  void run_duplicateHandlingUnknown_listsWhatThereIs() {
    assertThatThrownBy(() -> run(config("\"duplicateGranuleHandling\": \"ignore\",")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("skip, replace, version or error");
  }

  @Test
  void run_allFilesPresent_leavesOutIncompleteGranules() throws IOException {
    offer("data/BROWSE.MOD.1.jpg", "data/MOD.1.hdf", "data/MOD.1.hdf.met", "data/MOD.2.hdf");
    String collection = COLLECTION.replace("\"meta\": {", "\"meta\": {\"allFilesPresent\": true, ");

    assertThat(names(run(config("", collection)))).hasSize(3).doesNotContain("MOD.2.hdf");
  }

  @Test
  void run_collectionWithoutFiles_isRefused() {
    assertThatThrownBy(
            () ->
                run(
                    config(
                        "",
                        "{\"name\": \"MOD\", \"version\": \"006\", \"granuleIdExtraction\": \"(.*)\"}")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection MOD___006: files is missing");
  }

  @Test
  void run_regexThatDoesNotCompile_namesCollectionAndField() {
    assertThatThrownBy(() -> run(config("", COLLECTION.replace("^BROWSE", "^(BROWSE"))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection MOD___006: files[2].regex is no regular expression");
  }

  @Test
  void run_unknownBucket_isNamed() {
    offer("data/MOD.1.hdf");

    assertThatThrownBy(() -> run(config("", COLLECTION.replace("\"protected\"", "\"secret\""))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("MOD___006 names the bucket 'secret'");
  }

  @Test
  void run_granuleOfEverything_isRefused() {
    for (int i = 0; i <= FoundGranules.MOST_FILES; i++) {
      offer("data/MOD." + i + ".hdf");
    }
    String collection = COLLECTION.replace("(MOD\\\\.\\\\d+)", "(MOD)\\\\.\\\\d+");

    assertThatThrownBy(() -> run(config("", collection)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD' has more than 1000 files");
  }

  @Test
  void run_protocolUnknown_saysWhatThereIs() {
    assertThatThrownBy(() -> run(config("").replace("\"s3\"", "\"sftp\"")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("provider 'p'")
        .hasMessageContaining("sftp and ftp are not supported");
  }

  @Test
  void run_folderProviderWhereNoneMayBe_isRefused() {
    assertThatThrownBy(() -> run(config("").replace("\"s3\"", "\"file\"")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("they are off here");
  }

  private JsonObject run(String config) throws IOException {
    return TaskRun.payload(store, task, config, "{}");
  }

  private static String config(String more) {
    return config(more, COLLECTION);
  }

  private static String config(String more, String collection) {
    return "{%s \"provider\": {\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}, \"collection\": %s}"
        .formatted(more, collection);
  }

  private void offer(String... keys) {
    for (String key : keys) {
      store.put(new ObjectLocation("source", key), Content.of("bytes"));
    }
  }

  private static JsonArray listed(String... files) {
    return TaskRun.object("{\"files\": [" + String.join(",", files) + "]}").getAsJsonArray("files");
  }

  private static String skip(String more) {
    return config("\"duplicateGranuleHandling\": \"skip\"," + more);
  }

  private void queued(Duration ago, String... granules) {
    lists().put(QueuedLists.folder(MOD), NOW.minus(ago), "e", List.of(granules));
  }

  private QueuedLists lists() {
    return new QueuedLists(store, new InternalBucket("b-internal", "test"));
  }

  private GranuleRecords records() {
    return new GranuleRecords(store, new InternalBucket("b-internal", "test"));
  }

  private static List<String> names(JsonObject payload) {
    return StreamSupport.stream(payload.getAsJsonArray("granules").spliterator(), false)
        .flatMap(
            granule ->
                StreamSupport.stream(
                    Json.object(granule, "granule").getAsJsonArray("files").spliterator(), false))
        .map((JsonElement file) -> Json.object(file, "file").get("name").getAsString())
        .toList();
  }
}
