package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
      awaitReady(weir);
      List<ProcessHandle> family = weir.family();

      assertThat(weir.out()).contains(Files.readString(exports));
      assertMessageRuns(variables(exports));

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

  private static String message() {
    return """
        {"cumulus_meta":{"state_machine":"%s"},"meta":{"demo":{"seconds":0}}}"""
        .formatted(MACHINE);
  }

  private static void awaitReady(WeirProcess weir) {
    await()
        .atMost(WeirProcess.PATIENCE)
        .until(() -> weir.err().contains("Ready in") || !weir.process().isAlive());
    assertThat(weir.process().isAlive()).as("runs").isTrue();
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
