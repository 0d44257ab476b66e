package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.sample.SampleDataCommand;
import io.weir.cli.terminal.Terminal;
import io.weir.ingest.aws.S3ObjectStore;
import io.weir.ingest.cma.MessageAdapter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.discover.DiscoverGranules;
import io.weir.ingest.discover.DiscoverPdrs;
import io.weir.ingest.error.InvalidChecksum;
import io.weir.ingest.pdr.ParsePdr;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.sync.SyncGranule;
import io.weir.local.s3.S3Local;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The tasks one after the other, on sample files and the local S3. */
final class SampleIngestTest {
  private static final int GRANULES = 12;
  private static final int CORRUPT = 3;

  private static final String META =
      """
      {"stack": "test", "system_bucket": "weir-internal", "buckets": {
        "internal": {"name": "weir-internal"}, "private": {"name": "weir-private"},
        "protected": {"name": "weir-protected"}, "public": {"name": "weir-public"}}}
      """;

  @TempDir private Path top;

  private Path sample;
  private S3Local server;
  private S3Client client;
  private ObjectStore store;
  private Providers providers;

  @BeforeEach
  void start() throws IOException {
    sample = top.resolve("sample");
    int exitCode =
        new CommandLine(new SampleDataCommand(silent()))
            .execute(
                sample.toString(),
                "--granules",
                "" + GRANULES,
                "--pdrs",
                "2",
                "--corrupt",
                "" + CORRUPT);
    assertThat(exitCode).isZero();
    Path buckets = top.resolve("buckets");
    S3Local.createBuckets(
        buckets, List.of("weir-internal", "weir-private", "weir-protected", "weir-public"));
    server =
        S3Local.start(
            Path.of(System.getProperty("weir.root"), "local", "s3", "target"), buckets, l -> {});
    client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    store = new S3ObjectStore(client);
    providers = new Providers(store, Optional.of(sample));
    store.put(
        new ObjectLocation("weir-internal", "test/collections/MOD09GQ___006.json"),
        Content.of(sample.resolve("collections/MOD09GQ___006.json")));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void discoverAndSync_sampleWithCorruptGranules_ingestsTheOthersAndFindsNothingNewAfterwards()
      throws IOException {
    List<JsonObject> granules = objects(discover(), "granules");

    assertThat(granules).hasSize(GRANULES);
    assertThat(failures(granules)).isEqualTo(CORRUPT);
    assertThat(keys("weir-protected")).hasSize(GRANULES - CORRUPT);
    assertThat(keys("weir-private")).hasSize(GRANULES - CORRUPT);
    assertThat(keys("weir-public")).hasSize(GRANULES - CORRUPT);
    for (String key : keys("weir-public")) {
      assertThat(bytes("weir-public", key))
          .isEqualTo(Files.readAllBytes(sample.resolve("data").resolve(fileName(key))));
    }
    JsonObject again = discover();
    assertThat(objects(again, "granules")).isEmpty();
    assertThat(again.get("granulesSkipped").getAsInt()).isEqualTo(GRANULES);
  }

  @Test
  void parsePdrAndSync_sameSample_findsTheSameGranulesCorrupt() throws IOException {
    List<JsonObject> pdrs = objects(discoverPdrs(), "pdrs");
    List<JsonObject> granules = new ArrayList<>();
    for (JsonObject pdr : pdrs) {
      JsonObject payload = new JsonObject();
      payload.add("pdr", pdr);
      granules.addAll(
          objects(run(new ParsePdr(providers, store), config(""), payload), "granules"));
    }

    assertThat(pdrs).hasSize(2);
    assertThat(granules).hasSize(GRANULES);
    assertThat(failures(granules)).isEqualTo(CORRUPT);
    assertThat(keys("weir-protected")).hasSize(GRANULES - CORRUPT);
    assertThat(objects(discoverPdrs(), "pdrs")).hasSize(2);
  }

  private JsonObject discover() throws IOException {
    return run(
        new DiscoverGranules(providers, store, InstantSource.system()),
        config("\"duplicateGranuleHandling\": \"skip\","),
        new JsonObject());
  }

  private JsonObject discoverPdrs() throws IOException {
    return run(
        new DiscoverPdrs(providers, store, InstantSource.system()),
        config("\"provider_path\": \"pdrs\","),
        new JsonObject());
  }

  /** Syncs each granule by itself, as one execution does; returns how many fail. */
  private int failures(List<JsonObject> granules) throws IOException {
    int failures = 0;
    for (JsonObject granule : granules) {
      JsonObject payload = new JsonObject();
      JsonArray one = new JsonArray();
      one.add(granule);
      payload.add("granules", one);
      String name = granule.get("granuleId").getAsString();
      Task sync = new SyncGranule(providers, store);
      if (isCorrupt(name)) {
        assertThatThrownBy(() -> run(sync, config(""), payload))
            .isInstanceOf(InvalidChecksum.class)
            .hasMessageContaining("granule '" + name + "': file '" + name + ".hdf'");
        failures++;
      } else {
        run(sync, config(""), payload);
      }
    }
    return failures;
  }

  private boolean isCorrupt(String granule) throws IOException {
    Path science = sample.resolve("data").resolve(granule + ".hdf");
    String stated = Files.readString(sample.resolve("data").resolve(granule + ".hdf.md5"));
    return !stated.startsWith(md5(Files.readAllBytes(science)));
  }

  private String config(String more) throws IOException {
    return "{%s \"provider\": %s, \"collection\": %s}"
        .formatted(
            more,
            Files.readString(sample.resolve("providers/SAMPLE.json")),
            Files.readString(sample.resolve("collections/MOD09GQ___006.json")));
  }

  private JsonObject run(Task task, String config, JsonObject payload) throws IOException {
    JsonObject message = new JsonObject();
    message.add("cumulus_meta", new JsonObject());
    message.add("meta", JsonParser.parseString(META));
    message.add("payload", payload);
    message.add("task_config", JsonParser.parseString(config));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new MessageAdapter(store)
        .run(
            task,
            new ByteArrayInputStream(message.toString().getBytes(StandardCharsets.UTF_8)),
            answer);
    return JsonParser.parseString(answer.toString(StandardCharsets.UTF_8))
        .getAsJsonObject()
        .getAsJsonObject("payload");
  }

  private List<String> keys(String bucket) {
    return store.list(bucket, "", null).objects().stream().map(object -> object.key()).toList();
  }

  private byte[] bytes(String bucket, String key) throws IOException {
    try (InputStream stream = store.get(new ObjectLocation(bucket, key))) {
      return stream.readAllBytes();
    }
  }

  private static List<JsonObject> objects(JsonObject payload, String name) {
    return payload.getAsJsonArray(name).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String fileName(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static Terminal silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, false, false, false);
  }
}
