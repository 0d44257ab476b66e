package io.weir.cli.option;

import io.weir.aws.DynamoDbTables;
import io.weir.aws.LambdaThrottleTrigger;
import io.weir.aws.SystemDelays;
import io.weir.cli.terminal.VerbException;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import io.weir.throttle.Parallel;
import io.weir.throttle.Repair;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleListener;
import io.weir.throttle.Timings;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Where an installation is whose operator gives a command: its tables and its throttle function.
 * Region, credentials and endpoints are found as AWS' own tools find them.
 */
public final class Installation {
  @Option(
      names = "--semaphores-table",
      paramLabel = "NAME",
      defaultValue = "${env:SemaphoresTable}",
      description = "The table of semaphores; default: the environment's SemaphoresTable.")
  private @Nullable String semaphoresTable;

  @Option(
      names = "--slots-table",
      paramLabel = "NAME",
      defaultValue = "${env:SlotsTable}",
      description = "The table of slots; default: the environment's SlotsTable.")
  private @Nullable String slotsTable;

  @Option(
      names = "--throttle-function",
      paramLabel = "NAME",
      defaultValue = "${env:ThrottleFunction}",
      description =
          "The throttle function, asked to fill what room there is; default: the environment's"
              + " ThrottleFunction.")
  private @Nullable String throttleFunction;

  /**
   * Opens it; no request is sent.
   *
   * @param warnings is told, in one line, of what fails and does not matter
   */
  public Opened open(Consumer<String> warnings) {
    return new Opened(
        new Names(
            required("--semaphores-table", "SemaphoresTable", semaphoresTable),
            required("--slots-table", "SlotsTable", slotsTable),
            required("--throttle-function", "ThrottleFunction", throttleFunction)),
        warnings);
  }

  private static String required(String option, String variable, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw VerbException.usage(
          "%s is missing: give it, or set %s in the environment as ./weir local prints it"
              .formatted(option, variable));
    }
    return value;
  }

  private record Names(String semaphoresTable, String slotsTable, String throttleFunction) {}

  /** An installation within reach. */
  public static final class Opened implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder().httpClient(http).build();
    private final SqsClient sqs = SqsClient.builder().httpClient(http).build();
    private final LambdaClient lambda = LambdaClient.builder().httpClient(http).build();
    private final SystemDelays delays = new SystemDelays();
    private final DynamoDbTables tables;
    private final LambdaThrottleTrigger trigger;

    private Opened(Names names, Consumer<String> warnings) {
      tables =
          new DynamoDbTables(
              dynamoDb, names.semaphoresTable(), names.slotsTable(), delays, warnings);
      trigger = new LambdaThrottleTrigger(() -> lambda, names.throttleFunction(), warnings);
    }

    /** Returns the semaphores. */
    public Semaphores semaphores() {
      return tables.semaphores();
    }

    /** Returns the repair of its counters. */
    public Repair repair() {
      return new Repair(
          tables.slots(),
          tables.semaphores(),
          trigger,
          new Surroundings(
              InstantSource.system(),
              () -> UUID.randomUUID().toString(),
              delays,
              Parallel.SEQUENTIAL,
              ThrottleListener.NONE,
              Timings.AWS));
    }

    /**
     * Finds the semaphore that a person means.
     *
     * @param text a queue's URL or name, or a shared semaphore's key, which has a colon
     */
    public SemaphoreKey key(String text) {
      try {
        if (text.startsWith("http")) {
          return SemaphoreKey.of(new QueueUrl(text));
        }
        return text.contains(":") ? new SemaphoreKey(text) : ofQueueNamed(text);
      } catch (IllegalArgumentException malformed) {
        throw VerbException.usage("'%s': %s".formatted(text, malformed.getMessage()));
      }
    }

    private SemaphoreKey ofQueueNamed(String name) {
      try {
        String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        return SemaphoreKey.of(new QueueUrl(url));
      } catch (QueueDoesNotExistException unknown) {
        throw VerbException.usage(
            "there is no queue '%s' in this account and region".formatted(name));
      }
    }

    @Override
    public void close() {
      dynamoDb.close();
      sqs.close();
      lambda.close();
      http.close();
    }
  }
}
