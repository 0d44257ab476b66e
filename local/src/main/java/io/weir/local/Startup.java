package io.weir.local;

import static java.util.Objects.requireNonNull;

import io.weir.local.dynamodb.DynamoDbLocal;
import io.weir.local.dynamodb.Tables;
import io.weir.local.events.EventBus;
import io.weir.local.events.EventPattern;
import io.weir.local.failure.LocalStackException;
import io.weir.local.lambda.FunctionProcess;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.s3.S3Local;
import io.weir.local.sqs.ElasticMq;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.Queues;
import io.weir.local.stepfunctions.StepFunctionsEndpoint;
import io.weir.local.stepfunctions.StepFunctionsEndpointBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Assembles a stack: SQS, DynamoDB and the functions' process start at the same time, each as soon
 * as what it needs to know is known. Used once, by one thread.
 */
final class Startup {
  /** Ten times what an idle machine needs; reached only where something hangs. */
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private final LocalStackOptions options;
  private final StackDefinition definition;
  private final Resources resources;
  private final ExecutorService threads;

  Startup(LocalStackOptions options, Resources resources, ExecutorService threads) {
    this.options = options;
    this.definition = options.definition();
    this.resources = resources;
    this.threads = threads;
  }

  /** Closes all that was started if the rest does not start. */
  static LocalStack start(LocalStackOptions options) throws InterruptedException {
    Resources resources = new Resources();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return new Startup(options, resources, threads).run();
      } catch (Throwable e) {
        resources.close();
        throw e;
      }
    }
  }

  private LocalStack run() throws InterruptedException {
    Future<ElasticMq> elasticMq =
        threads.submit(() -> resources.add(ElasticMq.start(LocalStack.REGION, LocalStack.ACCOUNT)));
    DynamoDb dynamoDb = startDynamoDb();
    Future<@Nullable URI> s3 = threads.submit(this::startS3);
    LambdaEndpoint lambda = startLambda();
    URI sqsEndpoint = await(elasticMq).endpoint();
    SqsClient sqs = resources.add(Clients.sqs(sqsEndpoint));
    EventBus bus = startBus(sqs);
    StepFunctionsEndpoint stepFunctions = startStepFunctions(lambda, sqs, bus);
    URI s3Endpoint = await(s3);
    Map<String, String> variables =
        new Endpoints(
                sqsEndpoint,
                stepFunctions.uri(),
                lambda.endpoint(),
                dynamoDb.endpoint(),
                s3Endpoint)
            .variables(definition, options.timings());
    FunctionProcess process = startFunctions(lambda, variables);
    Map<String, Queue> queues = new Queues(sqs).create(definition.queues());
    addRules(bus, queues);
    QueueReferences references = new QueueReferences(sqsEndpoint);
    Map<String, String> stateMachines =
        createStateMachines(new StateMachineCreator(stepFunctions.uri(), references));
    new ObjectWriter(s3Endpoint, references).write(definition.buckets());
    await(dynamoDb.tables());
    lambda.awaitReady(READY_LIMIT);
    new Triggers(definition, resources, lambda).start(sqs, queues, references, options.log());
    return new LocalStack(
        new LocalStack.Parts(
            definition,
            resources,
            variables,
            queues,
            stateMachines,
            stepFunctions,
            lambda,
            process,
            bus));
  }

  /**
   * Where DynamoDB is, and when it has its tables.
   *
   * @param endpoint null if semaphores are kept in memory
   */
  private record DynamoDb(@Nullable URI endpoint, Future<?> tables) {}

  private DynamoDb startDynamoDb() {
    return switch (options.semaphoreStore()) {
      case SemaphoreStore.DynamoDb(Path libraries) -> {
        DynamoDbLocal local = resources.add(DynamoDbLocal.start(libraries, options.log()));
        yield new DynamoDb(local.endpoint(), threads.submit(() -> createTables(local)));
      }
      case SemaphoreStore.Endpoint(URI uri) ->
          new DynamoDb(uri, threads.submit(() -> createTables(uri)));
      case SemaphoreStore.Memory() -> new DynamoDb(null, CompletableFuture.completedFuture(null));
    };
  }

  private void createTables(DynamoDbLocal local) {
    try (DynamoDbClient client = Clients.dynamoDb(local.endpoint())) {
      local.awaitReady(READY_LIMIT);
      Tables.create(client, definition.tables());
    }
  }

  private void createTables(URI endpoint) {
    try (DynamoDbClient client = Clients.dynamoDb(endpoint)) {
      Tables.create(client, definition.tables());
    } catch (SdkClientException e) {
      throw new LocalStackException(
          "No DynamoDB answers at %s: start it, or use the memory semaphore.".formatted(endpoint),
          e);
    }
  }

  /** Where S3 answers; null if there are no buckets. */
  private @Nullable URI startS3() {
    return switch (options.bucketStore()) {
      case BucketStore.None() -> null;
      case BucketStore.Endpoint(URI uri) -> uri;
      case BucketStore.Folder(Path module, Path folder, List<String> buckets) ->
          serve(module, folder, buckets);
      case BucketStore.Temporary(Path module, List<String> buckets) ->
          serve(module, resources.add(new BucketFolder()).path(), buckets);
    };
  }

  private URI serve(Path module, Path folder, List<String> buckets) {
    S3Local.createBuckets(folder, buckets);
    return resources.add(S3Local.start(module, folder, options.log())).endpoint();
  }

  private LambdaEndpoint startLambda() {
    LambdaEndpoint.Settings settings =
        new LambdaEndpoint.Settings(
            LocalStack.REGION, LocalStack.ACCOUNT, options.timings().retryDelays(), options.log());
    return resources.add(
        LambdaEndpoint.start(
            settings,
            definition.functions().stream()
                .map(StackDefinition.HostedFunction::function)
                .toList()));
  }

  private EventBus startBus(SqsClient sqs) {
    return resources.add(
        EventBus.start(
            sqs,
            new EventBus.Settings(options.eventDelay(), options.eventFaults(), options.log())));
  }

  private StepFunctionsEndpoint startStepFunctions(
      LambdaEndpoint lambda, SqsClient sqs, EventBus bus) {
    StepFunctionsEndpointBuilder builder =
        StepFunctionsEndpoint.builder(new LambdaTasks(lambda))
            .messageSender(new SqsMessages(sqs))
            .region(LocalStack.REGION)
            .account(LocalStack.ACCOUNT)
            .quotas(options.quotas())
            .listener(bus::publish);
    if (options.fractionalWaits()) {
      builder.fractionalWaits();
    }
    return resources.add(builder.start());
  }

  private Map<String, String> createStateMachines(StateMachineCreator creator) {
    Map<String, String> arns = new LinkedHashMap<>();
    definition
        .stateMachines()
        .forEach(machine -> arns.put(machine.name(), creator.create(machine)));
    return arns;
  }

  private FunctionProcess startFunctions(LambdaEndpoint lambda, Map<String, String> variables) {
    return resources.add(
        FunctionProcess.start(
            lambda, options.functionJvmOptions(), options.classPaths(), variables, options.log()));
  }

  private void addRules(EventBus bus, Map<String, Queue> queues) {
    for (StackDefinition.Rule rule : definition.rules()) {
      Queue target = requireNonNull(queues.get(rule.queue()));
      bus.addRule(EventPattern.parse(rule.pattern()), target.url());
    }
  }

  private static <T extends @Nullable Object> T await(Future<T> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LocalStackException known
          ? known
          : new LocalStackException("The local stack did not start: " + e.getCause(), e);
    }
  }
}
