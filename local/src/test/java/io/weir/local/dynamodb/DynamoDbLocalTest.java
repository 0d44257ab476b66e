package io.weir.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.Eventually;
import io.weir.local.Ports;
import io.weir.local.failure.LocalStackException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbLocalTest {
  private static final Path LIBRARIES = Path.of("dynamodb", "target", "lib");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @Test
  void start_libraries_answersOnLoopbackOnlyWithTables() throws Exception {
    try (DynamoDbLocal dynamoDb = DynamoDbLocal.start(LIBRARIES, log::add);
        DynamoDbClient client = client(dynamoDb.endpoint())) {
      dynamoDb.awaitReady(LIMIT);
      List<TableDefinition> tables =
          List.of(new TableDefinition("one", "key"), new TableDefinition("two", "holder"));
      Tables.create(client, tables);
      Tables.create(client, tables);

      assertThat(client.listTables().tableNames()).containsExactly("one", "two");
      assertThat(Ports.isOpen(dynamoDb.endpoint())).isTrue();
      assertThat(Ports.isOpenToOthers(dynamoDb.endpoint())).isFalse();
    }
  }

  @Test
  void close_running_leavesNoProcessAndNoPort() {
    DynamoDbLocal dynamoDb = DynamoDbLocal.start(LIBRARIES, log::add);
    URI endpoint = dynamoDb.endpoint();

    dynamoDb.close();

    assertThat(ProcessHandle.of(dynamoDb.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(Ports.isOpen(endpoint)).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void start_noLibraries_saysHowToFetchThem(@TempDir Path empty) {
    assertThatThrownBy(() -> DynamoDbLocal.start(empty, log::add))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining(empty.toString())
        .hasMessageContaining("mvn -pl local/dynamodb package");
  }

  @Test
  void awaitReady_librariesBroken_saysChildsLastWords(@TempDir Path broken) throws Exception {
    Files.writeString(broken.resolve("DynamoDBLocal-0.jar"), "no jar");
    try (DynamoDbLocal dynamoDb = DynamoDbLocal.start(broken, log::add)) {
      assertThatThrownBy(() -> dynamoDb.awaitReady(LIMIT))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("DynamoDB Local died")
          .hasMessageContaining("ClassNotFoundException");
      Eventually.holds("it is told", () -> log.stream().anyMatch(l -> l.contains("died")));
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }
}
