package io.weir.ingest.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class LargestObjectTest {
  @Test
  void put_moreThanS3TakesInOneRequest_isRefusedUnsent() {
    try (S3Client nowhere =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      S3ObjectStore store = new S3ObjectStore(nowhere);

      assertThatThrownBy(() -> store.put(new ObjectLocation("b", "k"), of(5_368_709_121L)))
          .isInstanceOf(InvalidArgument.class)
          .hasMessageStartingWith("s3://b/k: has 5368709121 bytes; S3 takes 5368709120");
    }
  }

  private static Content of(long size) {
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() {
        return InputStream.nullInputStream();
      }
    };
  }
}
