package io.weir.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.Ports;
import io.weir.local.failure.LocalStackException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3LocalTest {
  private static final Path MODULE = Path.of("s3", "target");

  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @Test
  void start_built_servesBucketsOnLoopbackOnly(@TempDir Path buckets) throws Exception {
    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      client.createBucket(request -> request.bucket("weir-public"));
      client.putObject(
          request -> request.bucket("weir-public").key("a/b.hdf").metadata(Map.of("md5", "0123")),
          RequestBody.fromString("bytes"));

      assertThat(
              client.getObjectAsBytes(r -> r.bucket("weir-public").key("a/b.hdf")).asUtf8String())
          .isEqualTo("bytes");
      assertThat(client.headObject(r -> r.bucket("weir-public").key("a/b.hdf")).metadata())
          .containsEntry("md5", "0123");
      assertThat(client.listObjectsV2(r -> r.bucket("weir-public").prefix("a/")).contents())
          .extracting(S3Object::key)
          .containsExactly("a/b.hdf");
      assertThat(Ports.isOpenToOthers(s3.endpoint())).isFalse();
    }
  }

  @Test
  void start_bucketsOfEarlierServer_findsTheirObjects(@TempDir Path buckets) {
    put(buckets, "kept");

    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      assertThat(client.getObjectAsBytes(r -> r.bucket("bucket").key("k")).asUtf8String())
          .isEqualTo("kept");
    }
  }

  @Test
  void createBuckets_missing_areThereForTheServer(@TempDir Path parent) {
    Path buckets = parent.resolve("buckets");
    S3Local.createBuckets(buckets, List.of("one-bucket", "two-bucket"));
    S3Local.createBuckets(buckets, List.of("two-bucket"));

    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      assertThat(client.listBuckets().buckets())
          .extracting(Bucket::name)
          .containsExactlyInAnyOrder("one-bucket", "two-bucket");
    }
  }

  @Test
  void put_ifNoneMatch_refusesSecond(@TempDir Path buckets) {
    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      client.createBucket(request -> request.bucket("bucket"));
      client.putObject(
          r -> r.bucket("bucket").key("k").ifNoneMatch("*"), RequestBody.fromString("1"));

      assertThatThrownBy(
              () ->
                  client.putObject(
                      r -> r.bucket("bucket").key("k").ifNoneMatch("*"),
                      RequestBody.fromString("2")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
      assertThatThrownBy(() -> client.getObject(r -> r.bucket("bucket").key("none")))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  @Test
  void put_signedTrailer_isRefusedNotStoredWithItsFraming(@TempDir Path buckets) throws Exception {
    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_SUPPORTED)) {
      client.createBucket(request -> request.bucket("bucket"));

      assertThatThrownBy(
              () ->
                  client.putObject(
                      r -> r.bucket("bucket").key("k"), RequestBody.fromString("bytes")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
      assertThat(buckets.resolve("bucket")).isEmptyDirectory();
    }
  }

  @Test
  void put_keyAboveTheFolder_isRefused(@TempDir Path parent) throws Exception {
    Path buckets = Files.createDirectory(parent.resolve("buckets"));
    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      client.createBucket(request -> request.bucket("bucket"));

      assertThatThrownBy(
              () ->
                  client.putObject(
                      r -> r.bucket("bucket").key("../../out"), RequestBody.fromString("bytes")))
          .isInstanceOf(S3Exception.class);
      assertThat(parent.resolve("out")).doesNotExist();
    }
  }

  @Test
  void close_running_leavesNoProcess(@TempDir Path buckets) {
    S3Local s3 = S3Local.start(MODULE, buckets, log::add);
    URI endpoint = s3.endpoint();

    s3.close();

    assertThat(ProcessHandle.of(s3.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(Ports.isOpen(endpoint)).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void start_notBuilt_saysHowToBuildIt(@TempDir Path empty) {
    assertThatThrownBy(() -> S3Local.start(empty, empty, log::add))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining(empty.toString())
        .hasMessageContaining("mvn -pl local/s3 package");
  }

  @Test
  void start_noFolder_namesIt(@TempDir Path parent) {
    Path missing = parent.resolve("missing");

    assertThatThrownBy(() -> S3Local.start(MODULE, missing, log::add))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void endpoint_serverBroken_saysChildsLastWords(@TempDir Path broken) throws Exception {
    Files.createDirectory(broken.resolve("lib"));
    Files.write(
        broken.resolve("lib").resolve("s3proxy.jar"), "no jar".getBytes(StandardCharsets.UTF_8));
    try (S3Local s3 = S3Local.start(broken, broken, log::add)) {
      assertThatThrownBy(s3::endpoint)
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("The S3 server died")
          .hasMessageContaining("ClassNotFoundException");
    }
  }

  private void put(Path buckets, String content) {
    try (S3Local s3 = S3Local.start(MODULE, buckets, log::add);
        S3Client client = client(s3.endpoint(), RequestChecksumCalculation.WHEN_REQUIRED)) {
      client.createBucket(request -> request.bucket("bucket"));
      client.putObject(r -> r.bucket("bucket").key("k"), RequestBody.fromString(content));
    }
  }

  private static S3Client client(URI endpoint, RequestChecksumCalculation checksums) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .requestChecksumCalculation(checksums)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }
}
