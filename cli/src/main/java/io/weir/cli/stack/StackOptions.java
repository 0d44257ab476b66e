package io.weir.cli.stack;

import io.weir.cli.option.EventDelayOption;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.BucketStore;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import io.weir.local.SemaphoreStore;
import io.weir.local.StackDefinition;
import io.weir.local.StackTimings;
import io.weir.local.events.EventFaults;
import io.weir.local.lambda.ClassPaths;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all verbs that start a local stack. */
public final class StackOptions {
  @Mixin private EventDelayOption eventDelay = new EventDelayOption();

  @Option(
      names = {"--event-faults", "--chaos"},
      paramLabel = "FAULTS",
      converter = EventFaultsConverter.class,
      description = {
        "Completion events lost, doubled and late, such as",
        "drop=0.05,duplicate=0.05,delay=2s,seed=42; default none."
      })
  private EventFaults eventFaults = EventFaults.NONE;

  @Option(
      names = "--timings",
      paramLabel = "aws|local",
      defaultValue = "local",
      description = "Ticks, timeouts and the like: as on AWS, or a 20th; default ${DEFAULT-VALUE}.")
  private StackTimings timings = LocalStackOptions.DEFAULT_TIMINGS;

  @Option(
      names = "--semaphore",
      paramLabel = "dynamodb|memory",
      description = "Where slots are kept; default dynamodb, in DynamoDB Local.")
  private @Nullable SemaphoreKind semaphore;

  @Option(
      names = "--dynamodb-endpoint",
      paramLabel = "URL",
      description = "Use this DynamoDB in place of DynamoDB Local.")
  private @Nullable URI dynamoDbEndpoint;

  @Option(
      names = "--workflows",
      paramLabel = "DIR",
      description = "Folder of the state machines, *.asl.json; default workflows/ of Weir.")
  private @Nullable Path workflows;

  @Option(
      names = "--provider-dir",
      paramLabel = "DIR",
      description = "For data ingest: what providers of protocol file have their folders in.")
  private @Nullable Path providerFolder;

  @Option(
      names = "--s3-dir",
      paramLabel = "DIR",
      description = "For data ingest: keep the buckets in this folder, for a later run.")
  private @Nullable Path bucketFolder;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description =
          "For data ingest: use this S3, which has the buckets; default is the variable"
              + " AWS_ENDPOINT_URL_S3, if it is set, and else an S3 of the stack's own.")
  private @Nullable URI s3Endpoint;

  @Option(
      names = "--verbose",
      description = "Write the functions' log to standard error, but not its metrics.")
  private boolean verbose;

  enum SemaphoreKind {
    DYNAMODB,
    MEMORY
  }

  /** Whether slots are kept in the functions' process, and end with it. */
  public boolean isInMemory() {
    return semaphore == SemaphoreKind.MEMORY;
  }

  /** How long things take. */
  public StackTimings timings() {
    return timings;
  }

  /**
   * All of them, for a stack with these queues.
   *
   * @throws VerbException if they do not go together
   */
  public LocalStackOptions.Builder toBuilder(List<QueueOption> queues, Terminal terminal) {
    return toBuilder(queues, List.of(), terminal);
  }

  /** The same, with more on the functions' class path. */
  public LocalStackOptions.Builder toBuilder(
      List<QueueOption> queues, List<Path> moreClassPath, Terminal terminal) {
    List<Path> classPath =
        Stream.concat(Project.ofProcess().handlerClassPath().stream(), moreClassPath.stream())
            .toList();
    LocalStackOptions.Builder builder =
        builder(ClassPaths.shared(classPath), terminal).workflows(workflows());
    queues.forEach(builder::queue);
    return builder;
  }

  /** All of them, for a stack that is defined elsewhere. */
  public LocalStackOptions.Builder toBuilder(StackDefinition definition, Terminal terminal) {
    Project project = Project.ofProcess();
    List<Path> ingest = definition.buckets().isEmpty() ? List.of() : project.ingestClassPath();
    List<Path> classPath =
        Stream.of(project.handlerClassPath(), ingest).flatMap(List::stream).toList();
    return toBuilder(definition, ClassPaths.shared(classPath), terminal);
  }

  /** The same, with functions that were packaged elsewhere. */
  public LocalStackOptions.Builder toBuilder(
      StackDefinition definition, ClassPaths classPaths, Terminal terminal) {
    LocalStackOptions.Builder builder = builder(classPaths, terminal).definition(definition);
    return definition.buckets().isEmpty()
        ? builder
        : builder.buckets(bucketStore(Project.ofProcess(), definition.buckets().names()));
  }

  private BucketStore bucketStore(Project project, List<String> buckets) {
    if (s3Endpoint != null && bucketFolder != null) {
      throw VerbException.usage("--s3-dir or --s3-endpoint: give one of the two");
    }
    if (bucketFolder != null) {
      return new BucketStore.Folder(project.s3Module(), bucketFolder, buckets);
    }
    return Optional.ofNullable(s3Endpoint)
        .or(StackOptions::endpointOfEnvironment)
        .<BucketStore>map(BucketStore.Endpoint::new)
        .orElseGet(() -> new BucketStore.Temporary(project.s3Module(), buckets));
  }

  private static Optional<URI> endpointOfEnvironment() {
    String variable = "AWS_ENDPOINT_URL_S3";
    try {
      return Optional.ofNullable(System.getenv(variable))
          .filter(url -> !url.isBlank())
          .map(URI::create);
    } catch (IllegalArgumentException malformed) {
      throw VerbException.usage("%s is no URL: %s".formatted(variable, malformed.getMessage()));
    }
  }

  /**
   * What the folders of providers of protocol {@code file} must be in; null if there are none.
   *
   * @throws VerbException if it is no folder
   */
  public @Nullable Path providerFolder() {
    if (providerFolder != null && !Files.isDirectory(providerFolder)) {
      throw VerbException.usage(
          "--provider-dir: no folder %s; ./weir sample-data makes one".formatted(providerFolder));
    }
    return providerFolder;
  }

  private LocalStackOptions.Builder builder(ClassPaths classPaths, Terminal terminal) {
    return LocalStackOptions.builder(classPaths, semaphoreStore(Project.ofProcess()))
        .eventDelay(eventDelay.eventDelay())
        .eventFaults(eventFaults)
        .timings(timings)
        .log(log(terminal));
  }

  /** Takes lines for who wants to know all, and drops them otherwise. */
  public Consumer<String> log(Terminal terminal) {
    return verbose ? FunctionLog.to(terminal::note) : _ -> {};
  }

  private SemaphoreStore semaphoreStore(Project project) {
    if (dynamoDbEndpoint == null) {
      return isInMemory()
          ? new SemaphoreStore.Memory()
          : new SemaphoreStore.DynamoDb(project.dynamoDbLibraries());
    }
    if (isInMemory()) {
      throw VerbException.usage(
          "--semaphore memory needs no --dynamodb-endpoint: give one of the two");
    }
    return SemaphoreStore.parse(dynamoDbEndpoint.toString(), project.dynamoDbLibraries());
  }

  /** Whether a folder of state machines is named. */
  public boolean isWorkflowsGiven() {
    return workflows != null;
  }

  /**
   * The folder of the state machines.
   *
   * @throws VerbException if there is none
   */
  public Path workflows() {
    Path folder = workflows == null ? Project.ofProcess().workflows() : workflows;
    if (!Files.isDirectory(folder)) {
      throw VerbException.usage(
          "--workflows: no folder %s; it holds *.asl.json files".formatted(folder));
    }
    return folder;
  }
}
