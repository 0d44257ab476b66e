package io.weir.local.sqs;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A real server with a client. */
public final class TestSqs implements AutoCloseable {
  private final ElasticMq server = ElasticMq.start("us-east-1", "000000000000");
  private final SqsClient client =
      SqsClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();

  public SqsClient client() {
    return client;
  }

  public ElasticMq server() {
    return server;
  }

  /** Creates a queue whose messages come again after so many seconds. */
  public Queue createQueue(String name, Duration visibilityTimeout) {
    return new Queues(client)
        .create(name, visibilityTimeout, QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
