package io.weir.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.events.EventBus;
import io.weir.local.failure.LocalStackException;
import io.weir.local.handlers.BrokenHandler;
import io.weir.local.handlers.LoggingHandler;
import io.weir.local.lambda.Invocation;
import io.weir.local.process.JvmCommand;
import io.weir.local.sqs.Queue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class LocalStackTest {
  private static final Path LIBRARIES = Path.of("dynamodb", "target", "lib");
  private static final String WORKFLOW =
      "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Pass\",\"End\":true}}}";

  private final java.util.Queue<String> log = new ConcurrentLinkedQueue<>();

  @TempDir private Path workflows;

  @Test
  void start_allServices_workTogether() throws Exception {
    Files.writeString(workflows.resolve("ingest.asl.json"), WORKFLOW);
    Files.writeString(workflows.resolve("quick.express.asl.json"), WORKFLOW);
    List<URI> endpoints;
    try (LocalStack stack = LocalStack.start(dynamoDbStack().workflows(workflows).build())) {
      endpoints = endpoints(stack);

      ticksWithLimit(stack);
      ticksWithoutLimit(stack);
      Eventually.holds("the reconciler runs", () -> log.contains("weir-reconcile {}"));
      startsUnthrottled(stack);
      completes(stack);
      keepsSemaphores(stack);
      survivesItsFunctions(stack);
      hasTheLocalTimings(stack);
    }
    assertThat(endpoints).hasSize(4).noneMatch(Ports::isOpen);
    assertThat(children()).isEmpty();
  }

  @Test
  void start_memorySemaphore_needsNoDynamoDb() throws Exception {
    try (LocalStack stack = LocalStack.start(memoryStack(LoggingHandler.class).build())) {
      assertThat(stack.environment())
          .containsEntry("Semaphore", "memory")
          .doesNotContainKey("AWS_ENDPOINT_URL_DYNAMODB")
          .doesNotContainKey("AWS_ENDPOINT_URL_S3");
      assertThat(children()).hasSize(1);
    }
    assertThat(children()).isEmpty();
  }

  @Test
  void start_buckets_areServedAsTheFunctionsAreTold(@TempDir Path folder) throws Exception {
    BucketStore buckets =
        new BucketStore.Folder(
            Path.of("s3", "target"), folder.resolve("buckets"), List.of("weir-public"));
    try (LocalStack stack =
        LocalStack.start(memoryStack(LoggingHandler.class).buckets(buckets).build())) {
      assertThat(stack.environment())
          .containsEntry("AWS_REQUEST_CHECKSUM_CALCULATION", "WHEN_REQUIRED");
      URI s3 = URI.create(requireNonNull(stack.environment().get("AWS_ENDPOINT_URL_S3")));
      assertThat(Ports.isOpen(s3)).isTrue();
      assertThat(children()).hasSize(2);
    }
    assertThat(folder.resolve("buckets/weir-public")).isDirectory();
    assertThat(children()).isEmpty();
  }

  @Test
  void start_bucketsAtAnEndpoint_startsNoServer() throws Exception {
    URI endpoint = URI.create("http://127.0.0.1:1");
    try (LocalStack stack =
        LocalStack.start(
            memoryStack(LoggingHandler.class)
                .buckets(new BucketStore.Endpoint(endpoint))
                .build())) {
      assertThat(stack.environment()).containsEntry("AWS_ENDPOINT_URL_S3", endpoint.toString());
      assertThat(children()).hasSize(1);
    }
  }

  @Test
  void start_handlerBroken_leavesNothingRunning() {
    LocalStackOptions options = memoryStack(BrokenHandler.class).build();

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("did not initialize")
        .hasMessageContaining("no table named");
    assertThat(children()).isEmpty();
  }

  @Test
  void start_noDynamoDbLibraries_leavesNothingRunning(@TempDir Path empty) {
    LocalStackOptions options = stack(new SemaphoreStore.DynamoDb(empty)).build();

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("mvn -pl local/dynamodb package");
    assertThat(children()).isEmpty();
  }

  @Test
  void start_noDynamoDbAtEndpoint_saysSo() {
    LocalStackOptions options =
        stack(new SemaphoreStore.Endpoint(URI.create("http://127.0.0.1:1"))).build();

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("No DynamoDB answers at http://127.0.0.1:1");
    assertThat(children()).isEmpty();
  }

  @Test
  void start_definitionMalformed_saysWhichAndWhy() throws Exception {
    Files.writeString(workflows.resolve("bad.asl.json"), "{}");
    LocalStackOptions options = memoryStack(LoggingHandler.class).workflows(workflows).build();

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("Cannot create state machine bad");
    assertThat(children()).isEmpty();
  }

  @Test
  void start_noWorkflowsFolder_saysSo() {
    LocalStackOptions.Builder options =
        memoryStack(LoggingHandler.class).workflows(workflows.resolve("missing"));

    assertThatThrownBy(options::build)
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("Cannot read workflows from");
    assertThat(children()).isEmpty();
  }

  private void ticksWithLimit(LocalStack stack) {
    String input =
        "weir-throttle {\"queueUrl\":\"%s\",\"messageLimit\":10000,\"timeLimit\":60,\"executionLimit\":5,\"deployedAt\":\"20"
            .formatted(queue(stack, "background").url());
    Eventually.holds("the queue is ticked", () -> logged(input));
  }

  private void ticksWithoutLimit(LocalStack stack) {
    String input =
        "weir-throttle {\"queueUrl\":\"%s\",\"messageLimit\":10000,\"timeLimit\":60}"
            .formatted(queue(stack, "learning").url());
    Eventually.holds("the other queue is ticked", () -> logged(input));
  }

  private void startsUnthrottled(LocalStack stack) {
    try (SqsClient sqs = Clients.sqs(endpoint(stack, "SQS"))) {
      String url = queue(stack, "urgent").url();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("now"));
    }
    Eventually.holds("its message starts at once", () -> logged("weir-start {\"Records\":["));
  }

  private void completes(LocalStack stack) {
    assertThat(stack.stateMachineArns()).containsOnlyKeys("ingest", "quick");
    try (SfnClient stepFunctions = stepFunctions(stack)) {
      String machine = String.valueOf(stack.stateMachineArns().get("ingest"));
      stepFunctions.startExecution(r -> r.stateMachineArn(machine).name("granule-1"));
    }
    Eventually.holds(
        "the completion function hears of it",
        () ->
            log.stream()
                .anyMatch(
                    line ->
                        line.startsWith("weir-completion {\"Records\":[")
                            && line.contains(":execution:ingest:granule-1")
                            && line.contains("SUCCEEDED")));
    Eventually.holds(
        "the bus has counted it",
        () -> stack.eventCounters().equals(new EventBus.Counters(1, 0, 0, 1)));
    assertThat(stack.stepFunctions().executions()).hasSize(1);
  }

  private static void keepsSemaphores(LocalStack stack) {
    try (DynamoDbClient dynamoDb = Clients.dynamoDb(endpoint(stack, "DYNAMODB"))) {
      assertThat(dynamoDb.listTables().tableNames()).containsExactly("Semaphores", "Slots");
    }
  }

  private static void survivesItsFunctions(LocalStack stack) {
    stack.killFunctions();

    Eventually.holds("functions answer again", () -> answers(stack));
  }

  private static boolean answers(LocalStack stack) {
    try {
      return stack.invoke("weir-throttle", "{}") instanceof Invocation.Succeeded;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hasTheLocalTimings(LocalStack stack) {
    try (SqsClient sqs = Clients.sqs(endpoint(stack, "SQS"))) {
      assertThat(visibility(sqs, queue(stack, "background"))).isEqualTo("8");
      assertThat(visibility(sqs, stack.completionQueue())).isEqualTo("18");
    }
  }

  private static String visibility(SqsClient sqs, Queue queue) {
    return String.valueOf(
        sqs.getQueueAttributes(
                r -> r.queueUrl(queue.url()).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
            .attributes()
            .get(QueueAttributeName.VISIBILITY_TIMEOUT));
  }

  private boolean logged(String start) {
    return log.stream().anyMatch(line -> line.startsWith(start));
  }

  private LocalStackOptions.Builder dynamoDbStack() {
    return stack(new SemaphoreStore.DynamoDb(LIBRARIES))
        .queue(new QueueOption.Throttled("background", 5))
        .queue(new QueueOption.ThrottledByMessages("learning"))
        .queue(new QueueOption.Unthrottled("urgent"));
  }

  private LocalStackOptions.Builder memoryStack(Class<?> handler) {
    return stack(new SemaphoreStore.Memory()).handlers(handlers(handler));
  }

  private LocalStackOptions.Builder stack(SemaphoreStore store) {
    return LocalStackOptions.builder(
            List.of(Path.of(JvmCommand.locationOf(LoggingHandler.class))), store)
        .handlers(handlers(LoggingHandler.class))
        .log(log::add);
  }

  private static HandlerClasses handlers(Class<?> handler) {
    String name = handler.getName();
    return new HandlerClasses(name, name, name, name);
  }

  private static SfnClient stepFunctions(LocalStack stack) {
    return SfnClient.builder()
        .endpointOverride(endpoint(stack, "SFN"))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  private static Queue queue(LocalStack stack, String name) {
    return requireNonNull(stack.queues().get(name));
  }

  private static URI endpoint(LocalStack stack, String service) {
    return URI.create(String.valueOf(stack.environment().get("AWS_ENDPOINT_URL_" + service)));
  }

  private static List<URI> endpoints(LocalStack stack) {
    return stack.environment().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("AWS_ENDPOINT_URL_"))
        .map(Map.Entry::getValue)
        .map(URI::create)
        .toList();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
