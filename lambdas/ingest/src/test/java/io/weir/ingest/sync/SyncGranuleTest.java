package io.weir.ingest.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.TaskRun;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.InvalidChecksum;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.error.UnexpectedFileSize;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyncGranuleTest {
  /** Of the text "abc", as the utilities print them. */
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

  private static final String SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String COLLECTION =
      """
      {"name": "MOD", "version": "006", "url_path": "{collection.name}",
       "granuleIdExtraction": "(MOD\\\\.\\\\d+)",
       "files": [{"regex": "\\\\.hdf$", "bucket": "protected", "type": "data"},
                 {"regex": "\\\\.(md5|sha256|cmr\\\\.xml)$", "bucket": "private"},
                 {"regex": "\\\\.sum\\\\.cksum$", "bucket": "private", "checksumFor": "\\\\.jpg$"},
                 {"regex": "\\\\.jpg$", "bucket": "public", "type": "browse", "url_path": ""}]}
      """;

  private final MemoryObjectStore store =
      new MemoryObjectStore(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z")));
  private final SyncGranule task = new SyncGranule(new Providers(store, Optional.empty()), store);

  @Test
  void run_granule_isCopiedIntoItsBucketsWithChecksums() throws IOException {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.jpg", "abc");

    JsonObject payload =
        run(
            granule(
                "MOD.1",
                file(
                    "MOD.1.hdf",
                    "\"size\": 3, \"checksumType\": \"MD5\", \"checksum\": \"" + MD5 + "\""),
                file("MOD.1.jpg", "\"size\": 3")));

    assertThat(payload)
        .isEqualTo(
            TaskRun.object(
                """
                {"pdr": {"name": "X.PDR"}, "granules": [
                  {"granuleId": "MOD.1", "dataType": "MOD", "version": "006", "createdAt": 5, "files": [
                    {"bucket": "b-protected", "key": "MOD/MOD.1.hdf", "fileName": "MOD.1.hdf", "size": 3,
                     "checksumType": "md5", "checksum": "%s", "source": "data/MOD.1.hdf", "type": "data"},
                    {"bucket": "b-public", "key": "MOD/MOD.1.jpg", "fileName": "MOD.1.jpg", "size": 3,
                     "checksumType": "sha256", "checksum": "%s", "source": "data/MOD.1.jpg",
                     "type": "browse"}]}]}
                """
                    .formatted(MD5, SHA256)));
    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("abc");
    assertThat(text("b-internal", "test/granules/MOD___006/MOD.1")).contains("\"completed\"");
  }

  @Test
  void run_checksumMismatch_namesGranuleAndFileAndLeavesNothing() {
    offer("MOD.1.jpg", "abc");
    offer("MOD.1.hdf", "abX");

    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.jpg", "\"size\": 3"),
                        file(
                            "MOD.1.hdf",
                            "\"checksumType\": \"md5\", \"checksum\": \"" + MD5 + "\""))))
        .isInstanceOf(InvalidChecksum.class)
        .hasMessageContaining("granule 'MOD.1': file 'MOD.1.hdf' has the md5")
        .hasMessageContaining(MD5);
    assertThat(keys("b-protected")).isEmpty();
    assertThat(keys("b-public")).isEmpty();
    assertThat(text("b-internal", "test/granules/MOD___006/MOD.1"))
        .contains("\"failed\"", "MOD.1.hdf");
  }

  @Test
  void run_otherSize_namesBoth() {
    offer("MOD.1.hdf", "abc");

    assertThatThrownBy(() -> run(granule("MOD.1", file("MOD.1.hdf", "\"size\": 4"))))
        .isInstanceOf(UnexpectedFileSize.class)
        .hasMessageContaining("file 'MOD.1.hdf' has 3 bytes, stated are 4");
    assertThat(keys("b-protected")).isEmpty();
  }

  @Test
  void run_sideFile_statesTheChecksumAndStaysBehind() throws IOException {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.hdf.md5", MD5 + "  MOD.1.hdf\n");

    run(granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"), file("MOD.1.hdf.md5", "\"size\": 45")));

    assertThat(keys("b-protected")).containsExactly("MOD/MOD.1.hdf");
    assertThat(keys("b-private")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "md5, %1$s",
    "md5, %1$s  MOD.1.hdf",
    "md5, %1$s *MOD.1.hdf",
    "sha256, %2$s *MOD.1.hdf",
    "md5, MD5 (MOD.1.hdf) = %1$s",
    "sha256, SHA256 (a folder/MOD (1).hdf) = %2$s",
    "md5, MD5(MOD.1.hdf)= %1$s"
  })
  void run_sideFileOfAnyTool_isRead(String extension, String line) throws IOException {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.hdf." + extension, line.formatted(MD5, SHA256) + "\n");

    JsonObject payload =
        run(
            granule(
                "MOD.1",
                file("MOD.1.hdf", "\"size\": 3"),
                file("MOD.1.hdf." + extension, "\"type\": \"\"")));

    assertThat(payload.toString()).contains("\"checksumType\":\"" + extension + "\"");
  }

  @Test
  void run_sideFileTooLarge_isRefusedByName() {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.hdf.md5", MD5 + " ".repeat(SideFiles.LARGEST_BYTES));

    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.hdf", "\"size\": 3"),
                        file("MOD.1.hdf.md5", "\"type\": \"\""))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining(
            "granule 'MOD.1': file 'MOD.1.hdf.md5': it has more than 65536 bytes");
    assertThat(keys("b-protected")).isEmpty();
  }

  @Test
  void run_metadataLargerThanASideFile_isCopiedWhole() throws IOException {
    String metadata = "<Granule/>".repeat(SideFiles.LARGEST_BYTES / 10 + 1);
    offer("MOD.1.cmr.xml", metadata);

    run(granule("MOD.1", file("MOD.1.cmr.xml", "\"size\": " + metadata.length())));

    assertThat(text("b-private", "MOD/MOD.1.cmr.xml")).isEqualTo(metadata);
  }

  @Test
  void run_sideFileOfOtherContent_isAMismatch() {
    offer("MOD.1.hdf", "abX");
    offer("MOD.1.hdf.md5", MD5);

    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.hdf", "\"size\": 3"),
                        file("MOD.1.hdf.md5", "\"size\": 32"))))
        .isInstanceOf(InvalidChecksum.class);
  }

  @Test
  void run_checksumFor_namesTheFileThatASideFileIsFor() {
    offer("MOD.1.jpg", "abX");
    offer("MOD.1.sum.cksum", "1219131554 3 MOD.1.jpg");

    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.jpg", "\"size\": 3"),
                        file("MOD.1.sum.cksum", "\"size\": 3"))))
        .isInstanceOf(InvalidChecksum.class)
        .hasMessageContaining("file 'MOD.1.jpg' has the cksum");
  }

  @Test
  void run_syncChecksumFiles_copiesThemToo() throws IOException {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.hdf.md5", MD5);

    run(
        "\"syncChecksumFiles\": true,",
        granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"), file("MOD.1.hdf.md5", "\"size\": 32")));

    assertThat(keys("b-private")).containsExactly("MOD/MOD.1.hdf.md5");
  }

  @Test
  void run_sameContentThere_isDoneAlready() throws IOException {
    offer("MOD.1.hdf", "abc");
    String granule = granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"));
    JsonObject first = run(granule);

    assertThat(run(granule)).isEqualTo(first);
  }

  @Test
  void run_otherContentThere_isAnErrorUnlessConfigured() {
    offer("MOD.1.hdf", "abc");
    put("b-protected", "MOD/MOD.1.hdf", "old");
    String granule = granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"));

    assertThatThrownBy(() -> run(granule))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD.1': file 'MOD.1.hdf'")
        .hasMessageContaining("another content");
    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("old");
  }

  @Test
  void run_otherContentInTheSecondPlace_leavesTheFirstAlone() {
    offer("MOD.1.hdf", "abc");
    offer("MOD.1.jpg", "abc");
    put("b-public", "MOD/MOD.1.jpg", "old");

    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.hdf", "\"size\": 3"),
                        file("MOD.1.jpg", "\"size\": 3"))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("file 'MOD.1.jpg'");
    assertThat(keys("b-protected")).isEmpty();
    assertThat(text("b-public", "MOD/MOD.1.jpg")).isEqualTo("old");
  }

  @Test
  void run_skip_leavesTheOtherContent() throws IOException {
    offer("MOD.1.hdf", "abc");
    put("b-protected", "MOD/MOD.1.hdf", "older");

    JsonObject payload =
        run("\"duplicateHandling\": \"skip\",", granule("MOD.1", file("MOD.1.hdf", "\"size\": 3")));

    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("older");
    assertThat(payload.toString()).contains("\"size\":5", "\"duplicate_found\":true");
  }

  @Test
  void run_replace_putsTheNewContent() throws IOException {
    offer("MOD.1.hdf", "abc");
    put("b-protected", "MOD/MOD.1.hdf", "old");

    run("\"duplicateHandling\": \"replace\",", granule("MOD.1", file("MOD.1.hdf", "\"size\": 3")));

    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("abc");
  }

  @Test
  void run_version_keepsBoth() throws IOException {
    offer("MOD.1.hdf", "abc");
    put("b-protected", "MOD/MOD.1.hdf", "old");

    run("\"duplicateHandling\": \"version\",", granule("MOD.1", file("MOD.1.hdf", "\"size\": 3")));

    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("abc");
    assertThat(text("b-protected", "MOD/MOD.1.hdf.v20260102T030405678")).isEqualTo("old");
  }

  @Test
  void run_versionsOfOneSecond_areAllKept() throws IOException {
    for (String content : List.of("one", "two", "six")) {
      offer("MOD.1.hdf", content);
      run(
          "\"duplicateHandling\": \"version\",",
          granule("MOD.1", file("MOD.1.hdf", "\"size\": 3")));
    }

    assertThat(text("b-protected", "MOD/MOD.1.hdf")).isEqualTo("six");
    assertThat(text("b-protected", "MOD/MOD.1.hdf.v20260102T030405678")).isEqualTo("one");
    assertThat(text("b-protected", "MOD/MOD.1.hdf.v20260102T030405679")).isEqualTo("two");
  }

  @Test
  void run_versionKeptAlready_isNotKeptTwice() throws IOException {
    offer("MOD.1.hdf", "abc");
    put("b-protected", "MOD/MOD.1.hdf", "old");
    put("b-protected", "MOD/MOD.1.hdf.v20260102T030405678", "old");

    run("\"duplicateHandling\": \"version\",", granule("MOD.1", file("MOD.1.hdf", "\"size\": 3")));

    assertThat(keys("b-protected"))
        .containsExactly("MOD/MOD.1.hdf", "MOD/MOD.1.hdf.v20260102T030405678");
  }

  @Test
  void run_oneOfThreeCorrupt_copiesTheOthersAndSaysSo() {
    for (int i = 1; i <= 3; i++) {
      offer("MOD." + i + ".hdf", "abc");
    }

    assertThatThrownBy(
            () ->
                run(
                    granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"))
                        + ","
                        + granule("MOD.2", file("MOD.2.hdf", "\"size\": 4"))
                        + ","
                        + granule("MOD.3", file("MOD.3.hdf", "\"size\": 3"))))
        .isInstanceOf(UnexpectedFileSize.class)
        .hasMessageContaining("granule 'MOD.2'")
        .hasMessageContaining("(1 of 3 granules failed; 2 are in their places)");
    assertThat(keys("b-protected")).containsExactly("MOD/MOD.1.hdf", "MOD/MOD.3.hdf");
  }

  @Test
  void run_missingAtTheProvider_namesGranuleAndObject() {
    assertThatThrownBy(() -> run(granule("MOD.1", file("MOD.1.hdf", "\"size\": 3"))))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("granule 'MOD.1'")
        .hasMessageContaining("s3://source/data/MOD.1.hdf");
    assertThat(keys("b-internal")).isEmpty();
  }

  @Test
  void run_fileOfNoType_isNamed() {
    assertThatThrownBy(() -> run(granule("MOD.1", file("MOD.1.xml", "\"size\": 3"))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD.1': file 'MOD.1.xml' is none of collection MOD___006");
  }

  @Test
  void run_fileNameThatLeavesTheFolder_isRefused() {
    assertThatThrownBy(() -> run(granule("MOD.1", file("../../x.hdf", "\"size\": 3"))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("'../../x.hdf' is no file name");
    assertThatThrownBy(
            () ->
                run(
                    "{\"granuleId\": \"MOD.1\", \"dataType\": \"MOD\", \"version\": \"006\","
                        + " \"files\": [{\"name\": \"x.hdf\", \"path\": \"../secret\"}]}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("leaves its bucket");
  }

  @Test
  void run_twoFilesOfOnePlace_areRefused() {
    assertThatThrownBy(
            () ->
                run(
                    granule(
                        "MOD.1",
                        file("MOD.1.hdf", "\"size\": 3"),
                        file("MOD.1.hdf", "\"size\": 3"))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("have the same place s3://b-protected/MOD/MOD.1.hdf");
  }

  @Test
  void run_noGranules_isRefused() {
    assertThatThrownBy(() -> TaskRun.payload(store, task, config(""), "{\"pdr\": {}}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("payload: granules must be an array of granules, is missing");
    assertThatThrownBy(() -> TaskRun.payload(store, task, config(""), "{\"granules\": null}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("payload: granules must be an array of granules, is null");
    assertThatThrownBy(() -> TaskRun.payload(store, task, config(""), "{\"granules\": {}}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("payload: granules must be an array of granules, is an object");
  }

  @Test
  void run_granuleWithoutCollectionAnywhere_isNamed() {
    assertThatThrownBy(
            () ->
                TaskRun.payload(
                    store,
                    task,
                    "{\"provider\": {\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}}",
                    "{\"granules\": [{\"granuleId\": \"MOD.1\", \"files\": []}]}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granule 'MOD.1' names no collection");
  }

  @Test
  void run_transientFailureBesidesACorruptGranule_isWorthTryingAgain() {
    SyncFailures failures = new SyncFailures();
    failures.failed("MOD.1", new InvalidChecksum("corrupt"));
    failures.failed("MOD.2", new RemoteResourceError("no answer"));

    assertThatThrownBy(failures::throwIfAny)
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("granule 'MOD.1': corrupt; granule 'MOD.2': no answer");
  }

  private JsonObject run(String granules) throws IOException {
    return run("", granules);
  }

  private JsonObject run(String more, String granules) throws IOException {
    return TaskRun.payload(
        store,
        task,
        config(more),
        "{\"pdr\": {\"name\": \"X.PDR\"}, \"granules\": [" + granules + "]}");
  }

  private static String config(String more) {
    return "{%s \"provider\": {\"id\": \"p\", \"protocol\": \"s3\", \"host\": \"source\"}, \"collection\": %s}"
        .formatted(more, COLLECTION);
  }

  private static String granule(String id, String... files) {
    return "{\"granuleId\": \"%s\", \"dataType\": \"MOD\", \"version\": \"006\", \"createdAt\": 5, \"files\": [%s]}"
        .formatted(id, String.join(",", files));
  }

  private static String file(String name, String more) {
    return "{\"name\": \"%s\", \"path\": \"data\", %s}".formatted(name, more);
  }

  private void offer(String name, String content) {
    put("source", "data/" + name, content);
  }

  private void put(String bucket, String key, String content) {
    store.put(new ObjectLocation(bucket, key), Content.of(content));
  }

  private List<String> keys(String bucket) {
    return store.list(bucket, "", null).objects().stream().map(ObjectInfo::key).toList();
  }

  private String text(String bucket, String key) {
    try (InputStream stream = store.get(new ObjectLocation(bucket, key))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
