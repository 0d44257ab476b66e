package io.weir.cli.stack;

import io.weir.cli.option.DurationConverter;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import io.weir.local.SemaphoreStore;
import io.weir.local.StackTimings;
import io.weir.local.events.Chaos;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all verbs that start a local stack. */
public final class StackOptions {
  @Option(
      names = "--event-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "200ms",
      description = "What a completion event takes to arrive; default ${DEFAULT-VALUE}.")
  private Duration eventDelay = LocalStackOptions.DEFAULT_EVENT_DELAY;

  @Option(
      names = "--chaos",
      paramLabel = "FAULTS",
      converter = ChaosConverter.class,
      description = {
        "Faults of the completion events, such as",
        "drop=0.05,duplicate=0.05,delay=2s,seed=42; default none."
      })
  private Chaos chaos = Chaos.NONE;

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

  @Option(names = "--verbose", description = "Write the functions' log to standard error.")
  private boolean verbose;

  enum SemaphoreKind {
    DYNAMODB,
    MEMORY
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
    Project project = Project.ofProcess();
    LocalStackOptions.Builder builder =
        LocalStackOptions.builder(project.handlerClassPath(), semaphoreStore(project))
            .eventDelay(eventDelay)
            .chaos(chaos)
            .timings(timings)
            .workflows(folder(project));
    queues.forEach(builder::queue);
    return verbose ? builder.log(terminal::note) : builder;
  }

  private SemaphoreStore semaphoreStore(Project project) {
    if (dynamoDbEndpoint == null) {
      return semaphore == SemaphoreKind.MEMORY
          ? new SemaphoreStore.Memory()
          : new SemaphoreStore.DynamoDb(project.dynamoDbLibraries());
    }
    if (semaphore == SemaphoreKind.MEMORY) {
      throw VerbException.usage(
          "--semaphore memory needs no --dynamodb-endpoint: give one of the two");
    }
    return SemaphoreStore.parse(dynamoDbEndpoint.toString(), project.dynamoDbLibraries());
  }

  private Path folder(Project project) {
    Path folder = workflows == null ? project.workflows() : workflows;
    if (!Files.isDirectory(folder)) {
      throw VerbException.usage(
          "--workflows: no folder %s; it holds *.asl.json files".formatted(folder));
    }
    return folder;
  }
}
