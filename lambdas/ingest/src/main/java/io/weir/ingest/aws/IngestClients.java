package io.weir.ingest.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of one process. Region, credentials and endpoints come from the environment, as
 * Lambda sets it and as the SDK reads it: {@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3} ...
 *
 * <p>Thread-safe. Closing nothing is right: a function's process ends with its clients.
 */
public final class IngestClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** How long a connection may be silent: a large copy within S3 answers late. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  /** Its presence says that buckets have no host names of their own. */
  private static final String S3_ENDPOINT = "AWS_ENDPOINT_URL_S3";

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT_TIMEOUT)
          .socketTimeout(LONGEST_SILENCE)
          .build();

  /** Creates a client of S3. */
  public S3Client s3() {
    return configured(S3Client.builder())
        .forcePathStyle(System.getenv(S3_ENDPOINT) != null)
        .build();
  }

  /** Creates a client of SQS. */
  public SqsClient sqs() {
    return configured(SqsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .httpClient(http)
        .region(new SystemSettingsRegionProvider().getRegion())
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create());
  }
}
