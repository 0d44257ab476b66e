package io.weir.integration;

import io.weir.aws.DynamoDbTables;
import io.weir.aws.SystemDelays;
import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a stack's tables say of slots and semaphores. */
final class HeldSlots implements AutoCloseable {
  private final DynamoDbClient client;
  private final DynamoDbTables tables;

  HeldSlots(TestStack test) {
    client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(variable(test, "AWS_ENDPOINT_URL_DYNAMODB")))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    tables =
        new DynamoDbTables(
            client,
            variable(test, "SemaphoresTable"),
            variable(test, "SlotsTable"),
            new SystemDelays(),
            warning -> {});
  }

  Optional<Slot> of(String execution) {
    ExecutionArn arn = new ExecutionArn(execution);
    return Optional.ofNullable(tables.slots().read(Set.of(arn)).get(arn));
  }

  int count() {
    AtomicInteger count = new AtomicInteger();
    tables.slots().scan(slot -> count.incrementAndGet());
    return count.get();
  }

  /** The counter of a queue's semaphore. */
  int used(String queueUrl) {
    SemaphoreKey key = SemaphoreKey.of(new QueueUrl(queueUrl));
    SemaphoreState state = tables.semaphores().peek(Set.of(key)).get(key);
    return state == null ? 0 : state.used();
  }

  private static String variable(TestStack test, String name) {
    return Objects.requireNonNull(test.stack.environment().get(name), name);
  }

  @Override
  public void close() {
    client.close();
  }
}
