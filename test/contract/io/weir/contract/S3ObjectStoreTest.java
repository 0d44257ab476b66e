package io.weir.contract;

import io.weir.ingest.aws.S3ObjectStore;
import io.weir.ingest.store.ObjectStore;
import io.weir.local.s3.S3Local;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Path style comes by itself, since the endpoint is an IP address. */
final class S3ObjectStoreTest extends ObjectStoreContract {
  @TempDir static Path folder;

  private static S3Local server;
  private static S3Client client;

  @BeforeAll
  static void start() {
    S3Local.createBuckets(folder, List.of(BUCKET));
    Path module = Path.of(System.getProperty("weir.root"), "local", "s3", "target");
    server = S3Local.start(module, folder, line -> {});
    client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  ObjectStore store() {
    return new S3ObjectStore(client);
  }
}
