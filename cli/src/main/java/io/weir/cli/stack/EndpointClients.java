package io.weir.cli.stack;

import static java.util.Objects.requireNonNull;

import io.weir.local.LocalStack;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes clients of the endpoints that a stack's variables name. */
record EndpointClients(Map<String, String> environment) {
  SqsClient sqs() {
    return configured(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS").build();
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder(), "AWS_ENDPOINT_URL_DYNAMODB").build();
  }

  SfnClient stepFunctions() {
    return configured(SfnClient.builder(), "AWS_ENDPOINT_URL_SFN").build();
  }

  S3Client s3() {
    return configured(S3Client.builder(), "AWS_ENDPOINT_URL_S3")
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .build();
  }

  String slotsTable() {
    return requireNonNull(environment.get("SlotsTable"));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, String endpoint) {
    return builder
        .endpointOverride(URI.create(requireNonNull(environment.get(endpoint), endpoint)))
        .region(Region.of(LocalStack.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
