package io.weir.e2e;

import static io.weir.e2e.SampleFolder.CORRUPT;
import static io.weir.e2e.SampleFolder.GRANULES;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.s3.S3Local;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestDemoTest {
  @TempDir private Path folder = Path.of("");

  private Path sample = Path.of("");

  @BeforeEach
  void makeSample() throws IOException, InterruptedException {
    sample = SampleFolder.make(folder).path();
  }

  @Test
  void demo_discoverGranulesTwice_ingestsWhatIsSoundOnceAndTellsWhatIsNot()
      throws IOException, InterruptedException {
    Path buckets = folder.resolve("buckets");

    WeirProcess weir =
        WeirProcess.run(
            folder,
            "demo",
            "--workflow",
            "discover-granules",
            "--provider-dir",
            sample.toString(),
            "--s3-dir",
            buckets.toString(),
            "--runs",
            "2",
            "--json");

    weir.assertExit(0);
    List<JsonObject> runs =
        weir.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertThat(runs).hasSize(2);
    assertFirst(runs.getFirst());
    assertThat(runs.getLast().get("granules").toString())
        .isEqualTo(
            "{\"discovered\":%d,\"skipped\":%d,\"queued\":0,\"ingested\":0,\"failed\":0}"
                .formatted(GRANULES, GRANULES));
    assertThat(runs.getLast().get("started").getAsInt()).isZero();
    assertBuckets(buckets);
  }

  /** Of a user's own; the stack starts none then. */
  @Test
  void demo_s3OfTheEnvironment_hasTheFilesAfterwards() throws IOException, InterruptedException {
    Path buckets = folder.resolve("theirs");
    S3Local.createBuckets(
        buckets, List.of("weir-internal", "weir-private", "weir-protected", "weir-public"));
    try (S3Local theirs =
        S3Local.start(WeirProcess.ROOT.resolve("local/s3/target"), buckets, _ -> {})) {
      WeirProcess weir =
          WeirProcess.run(
              folder,
              Map.of("AWS_ENDPOINT_URL_S3", theirs.endpoint().toString()),
              "demo",
              "--workflow",
              "discover-granules",
              "--provider-dir",
              sample.toString(),
              "--json");

      weir.assertExit(0);
      assertFirst(JsonParser.parseString(weir.out()).getAsJsonObject());
      assertBuckets(buckets);
    }
  }

  @Test
  void demo_noProviderDir_isRefusedInOneLine() throws IOException, InterruptedException {
    WeirProcess weir = WeirProcess.run(folder, "demo", "--workflow", "discover-granules");

    weir.assertExit(2);
    assertThat(weir.err())
        .contains("--provider-dir is missing: name a folder that ./weir sample-data made");
  }

  private void assertFirst(JsonObject summary) throws IOException {
    assertThat(summary.get("granules").toString())
        .isEqualTo(
            "{\"discovered\":%d,\"skipped\":0,\"queued\":%d,\"ingested\":%d,\"failed\":%d}"
                .formatted(GRANULES, GRANULES, GRANULES - CORRUPT, CORRUPT));
    assertThat(summary.get("messages").getAsInt()).isEqualTo(GRANULES);
    assertThat(summary.get("duplicates").getAsInt()).isZero();
    assertThat(summary.get("violations").getAsInt()).isZero();
    assertThat(summary.get("slotsHeldAtEnd").getAsInt()).isZero();
    assertThat(summary.getAsJsonObject("maxRunningByProvider").get("SAMPLE").getAsInt())
        .isBetween(1, 3);
    Set<String> told =
        summary.getAsJsonArray("failedGranules").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .peek(
                failure ->
                    assertThat(failure.get("reason").getAsString())
                        .contains(failure.get("granuleId").getAsString()))
            .map(failure -> failure.get("granuleId").getAsString())
            .collect(toSet());
    assertThat(told).hasSize(CORRUPT);
    for (String name : told) {
      assertThat(sample.resolve("data").resolve(name + ".hdf")).exists();
    }
  }

  /** A bucket is a folder, an object a file. */
  private void assertBuckets(Path buckets) throws IOException {
    int sound = GRANULES - CORRUPT;
    for (Map.Entry<String, String> bucket :
        Map.of("weir-protected", ".hdf", "weir-private", ".hdf.met", "weir-public", ".jpg")
            .entrySet()) {
      Map<String, Path> files = filesIn(buckets.resolve(bucket.getKey()));
      assertThat(files).hasSize(sound);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        assertThat(file.getKey()).endsWith(bucket.getValue());
        assertThat(file.getValue())
            .hasSameBinaryContentAs(sample.resolve("data").resolve(file.getKey()));
      }
    }
  }

  private static Map<String, Path> filesIn(Path bucket) throws IOException {
    try (Stream<Path> files = Files.walk(bucket)) {
      Map<String, Path> byName = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> byName.put(file.getFileName().toString(), file));
      return byName;
    }
  }
}
