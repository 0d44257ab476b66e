package io.weir.integration;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import io.weir.local.LocalStack;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import io.weir.local.SemaphoreStore;
import io.weir.local.lambda.Invocation;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A local stack with the project's own handlers and workflows. */
final class TestStack implements AutoCloseable {
  /** Some times what a loaded machine needs for what is awaited here. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static final Path ROOT = Path.of(System.getProperty("weir.root", "..")).toAbsolutePath();

  final LocalStack stack;
  final SqsClient sqs;

  private TestStack(LocalStack stack) {
    this.stack = stack;
    this.sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(variable(stack, "AWS_ENDPOINT_URL_SQS")))
            .region(Region.of(variable(stack, "AWS_REGION")))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  static TestStack start(UnaryOperator<LocalStackOptions.Builder> options)
      throws InterruptedException {
    LocalStackOptions.Builder builder =
        LocalStackOptions.builder(
                handlers(), new SemaphoreStore.DynamoDb(ROOT.resolve("local/dynamodb/target/lib")))
            .workflows(ROOT.resolve("workflows"))
            .fractionalWaits();
    return new TestStack(LocalStack.start(options.apply(builder).build()));
  }

  static TestStack with(QueueOption... queues) throws InterruptedException {
    return start(
        builder -> {
          List.of(queues).forEach(builder::queue);
          return builder;
        });
  }

  static List<Path> handlers() {
    return Stream.of("throttle", "ingest")
        .map(module -> ROOT.resolve("lambdas").resolve(module).resolve("target"))
        .flatMap(target -> Stream.of(target.resolve("classes"), target.resolve("lib/*")))
        .toList();
  }

  String queueUrl(String name) {
    return queue(name).url();
  }

  String send(String queue, String body) {
    return sqs.sendMessage(request -> request.queueUrl(queueUrl(queue)).messageBody(body))
        .messageId();
  }

  /** A message for the demo workflow, which waits so many seconds. */
  String message(String name, double seconds) {
    return message(demoArn(), name, seconds);
  }

  static String message(String stateMachine, String name, double seconds) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":"%s"},\
        "meta":{"demo":{"seconds":%s}}}"""
        .formatted(stateMachine, name, seconds);
  }

  String demoArn() {
    return Objects.requireNonNull(stack.stateMachineArns().get("demo"));
  }

  List<ExecutionRecord> executions() {
    return stack.stepFunctions().executions();
  }

  List<String> quarantineReasons(String queue) {
    return sqs
        .receiveMessage(
            request ->
                request
                    .queueUrl(queue(queue).failedUrl())
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(0)
                    .messageAttributeNames("All"))
        .messages()
        .stream()
        .map(TestStack::reason)
        .sorted()
        .toList();
  }

  static String reason(Message message) {
    var reason = message.messageAttributes().get("WeirReason");
    return reason == null ? "none" : reason.stringValue();
  }

  static void awaitUntil(String what, BooleanSupplier condition) {
    awaitUntil(what, PATIENCE, condition);
  }

  static void awaitUntil(String what, Duration patience, BooleanSupplier condition) {
    await(what).atMost(patience).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
  }

  /** Waits until so many executions have ended. */
  void awaitEnded(int count) {
    awaitUntil(
        count + " executions ended",
        () -> executions().stream().filter(each -> each.stop() != null).count() >= count);
  }

  void awaitNothingHeld() {
    awaitNothingHeld("weir");
  }

  /** The same of a stack with another prefix. */
  void awaitNothingHeld(String prefix) {
    awaitUntil("no slot is held", () -> slotsHeld(prefix).equals(Optional.of(0)));
  }

  /** Empty while a round of the reconciler is at work: there is one at a time. */
  private Optional<Integer> slotsHeld(String prefix) {
    try {
      return stack.invoke(prefix + "-reconcile", "{\"look\":true}")
              instanceof Invocation.Succeeded(String json)
          ? Optional.of(JsonParser.parseString(json).getAsJsonObject().get("slots").getAsInt())
          : Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Queue queue(String name) {
    return Objects.requireNonNull(stack.queues().get(name), name);
  }

  private static String variable(LocalStack stack, String name) {
    return Objects.requireNonNull(stack.environment().get(name), name);
  }

  @Override
  public void close() {
    sqs.close();
    stack.close();
  }
}
