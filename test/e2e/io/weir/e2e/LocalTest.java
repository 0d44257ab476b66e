package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:demo";

  @TempDir private Path folder = Path.of("");

  @Test
  void local_messageSentByTheSdk_isSeenToRun() throws IOException, InterruptedException {
    Path exports = folder.resolve("stack.env");
    try (WeirProcess weir =
        WeirProcess.start(
            folder, "local", "--queue", "ingest=2", "--env-file", exports.toString())) {
      weir.awaitReady();
      List<ProcessHandle> family = weir.family();

      assertThat(weir.out()).contains(Files.readString(exports));
      assertMessageRuns(variables(exports));
      assertCounterIsRepaired(variables(exports));

      weir.interrupt();
      assertThat(weir.awaitExit()).isEqualTo(130);
      assertThat(family).hasSizeGreaterThan(1);
      await()
          .atMost(WeirProcess.PATIENCE)
          .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static void assertMessageRuns(Map<String, String> variables) {
    try (SqsClient sqs = configured(SqsClient.builder(), variables, "SQS").build();
        SfnClient stepFunctions = configured(SfnClient.builder(), variables, "SFN").build()) {
      String queueUrl = sqs.getQueueUrl(request -> request.queueName("ingest")).queueUrl();
      String name =
          sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(message())).messageId();
      String arn = MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;

      DescribeExecutionResponse execution =
          await()
              .atMost(WeirProcess.PATIENCE)
              .ignoreException(ExecutionDoesNotExistException.class)
              .until(
                  () -> stepFunctions.describeExecution(request -> request.executionArn(arn)),
                  described -> described.status() == ExecutionStatus.SUCCEEDED);

      assertThat(execution.input()).contains("\"queueUrl\":\"" + queueUrl + "\"");
    }
  }

  private void assertCounterIsRepaired(Map<String, String> variables)
      throws IOException, InterruptedException {
    String queueUrl = countUpByHand(variables);

    WeirProcess repair = WeirProcess.run(folder, variables, "repair", "ingest", "--json");
    repair.assertExit(0);
    assertThat(JsonParser.parseString(repair.out()))
        .isEqualTo(
            JsonParser.parseString(
                "{'semaphore':'%s','before':7,'after':0,'pausedReason':null}".formatted(queueUrl)));

    WeirProcess unknown = WeirProcess.run(folder, variables, "repair", "provider:NONE");
    unknown.assertExit(2);
    assertThat(unknown.err()).contains("there is no semaphore provider:NONE", queueUrl);
  }

  /** Returns the semaphore's key; nothing is held any more. */
  private static String countUpByHand(Map<String, String> variables) {
    try (DynamoDbClient dynamoDb =
        configured(DynamoDbClient.builder(), variables, "DYNAMODB").build()) {
      String table = of(variables, "SemaphoresTable");
      Map<String, AttributeValue> item =
          await()
              .atMost(WeirProcess.PATIENCE)
              .until(
                  () -> semaphore(dynamoDb, table),
                  read -> AttributeValue.fromN("0").equals(read.get("semvalue")));
      String key = Objects.requireNonNull(item.get("key")).s();
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(Map.of("key", AttributeValue.fromS(key)))
                  .updateExpression("SET semvalue = :seven")
                  .expressionAttributeValues(Map.of(":seven", AttributeValue.fromN("7"))));
      return key;
    }
  }

  private static Map<String, AttributeValue> semaphore(DynamoDbClient dynamoDb, String table) {
    return dynamoDb.scan(request -> request.tableName(table)).items().stream()
        .filter(item -> item.containsKey("semvalue"))
        .findFirst()
        .orElseThrow();
  }

  private static String message() {
    return """
        {"cumulus_meta":{"state_machine":"%s"},"meta":{"demo":{"seconds":0}}}"""
        .formatted(MACHINE);
  }

  private static Map<String, String> variables(Path exports) throws IOException {
    return Files.readAllLines(exports).stream()
        .filter(line -> line.startsWith("export "))
        .map(line -> line.substring("export ".length()).split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, Map<String, String> variables, String service) {
    return builder
        .endpointOverride(URI.create(of(variables, "AWS_ENDPOINT_URL_" + service)))
        .region(Region.of(of(variables, "AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    of(variables, "AWS_ACCESS_KEY_ID"), of(variables, "AWS_SECRET_ACCESS_KEY"))));
  }

  private static String of(Map<String, String> variables, String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }
}
