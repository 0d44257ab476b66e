package io.weir.local;

import static java.util.Objects.requireNonNull;

import io.weir.local.events.EventFaults;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.ClassPaths;
import io.weir.local.sqs.QueueDefinition;
import io.weir.local.stepfunctions.ActionQuotas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link LocalStack} has, and how it behaves. Immutable. */
public final class LocalStackOptions {
  /** The functions and their callers see a twentieth of the deployment's times. */
  public static final StackTimings DEFAULT_TIMINGS = StackTimings.LOCAL;

  /** What EventBridge takes, as seen from the end of an execution. */
  public static final Duration DEFAULT_EVENT_DELAY = Duration.ofMillis(200);

  private final ClassPaths classPaths;
  private final StackDefinition definition;
  private final SemaphoreStore semaphoreStore;
  private final BucketStore bucketStore;
  private final StackTimings timings;
  private final Duration eventDelay;
  private final EventFaults eventFaults;
  private final boolean fractionalWaits;
  private final ActionQuotas quotas;
  private final List<String> functionJvmOptions;
  private final Consumer<String> log;

  private LocalStackOptions(Builder builder) {
    classPaths = builder.classPaths;
    definition = builder.definition();
    semaphoreStore = builder.semaphoreStore;
    bucketStore = builder.bucketStore;
    timings = builder.timings;
    eventDelay = builder.eventDelay;
    eventFaults = builder.eventFaults;
    fractionalWaits = builder.fractionalWaits;
    quotas = builder.quotas;
    functionJvmOptions = builder.functionJvmOptions;
    log = builder.log;
  }

  /**
   * Starts from the defaults.
   *
   * @param handlerClassPath folders and jars of the handlers; {@code folder/*} stands for all jars
   *     of a folder
   */
  public static Builder builder(List<Path> handlerClassPath, SemaphoreStore semaphoreStore) {
    return builder(ClassPaths.shared(handlerClassPath), semaphoreStore);
  }

  /** Starts from the defaults, with functions that may have class paths of their own. */
  public static Builder builder(ClassPaths classPaths, SemaphoreStore semaphoreStore) {
    return new Builder(classPaths, semaphoreStore);
  }

  /** Where the handlers' classes are. */
  public ClassPaths classPaths() {
    return classPaths;
  }

  /** What the stack has. */
  public StackDefinition definition() {
    return definition;
  }

  /** Where semaphores and slots are kept. */
  public SemaphoreStore semaphoreStore() {
    return semaphoreStore;
  }

  /** Where buckets are. */
  public BucketStore bucketStore() {
    return bucketStore;
  }

  /** How long things take. */
  public StackTimings timings() {
    return timings;
  }

  /** How long each event is on its way. */
  public Duration eventDelay() {
    return eventDelay;
  }

  /** Faults of the event bus. */
  public EventFaults eventFaults() {
    return eventFaults;
  }

  /** Whether Wait states take fractions of a second, which Step Functions does not. */
  public boolean fractionalWaits() {
    return fractionalWaits;
  }

  /** How often each action of Step Functions may be called. */
  public ActionQuotas quotas() {
    return quotas;
  }

  /** More options for the functions' JVM. */
  public List<String> functionJvmOptions() {
    return functionJvmOptions;
  }

  /** Gets the functions' output; called by many threads. */
  public Consumer<String> log() {
    return log;
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private final ClassPaths classPaths;
    private final SemaphoreStore semaphoreStore;
    private final List<QueueOption> queues = new ArrayList<>();
    private HandlerClasses handlers = HandlerClasses.WEIR;
    private BucketStore bucketStore = new BucketStore.None();
    private StackTimings timings = DEFAULT_TIMINGS;
    private Duration eventDelay = DEFAULT_EVENT_DELAY;
    private EventFaults eventFaults = EventFaults.NONE;
    private @Nullable Path workflows;
    private boolean fractionalWaits;
    private ActionQuotas quotas = ActionQuotas.US_EAST_1;
    private EventSourceMapping.Settings completionMapping = EventSourceMapping.Settings.DEFAULT;
    private List<String> functionJvmOptions = List.of();
    private int throttleConcurrency = WeirDefinition.DEFAULT_THROTTLE_CONCURRENCY;
    private @Nullable StackDefinition definition;
    private Consumer<String> log = line -> {};

    private Builder(ClassPaths classPaths, SemaphoreStore semaphoreStore) {
      this.classPaths = requireNonNull(classPaths);
      this.semaphoreStore = requireNonNull(semaphoreStore);
    }

    /**
     * What the stack has, all of it: queues, workflows, handlers, mapping and concurrency given
     * here otherwise are not asked.
     */
    public Builder definition(StackDefinition definition) {
      this.definition = requireNonNull(definition);
      return this;
    }

    /** Adds a queue; names differ. */
    public Builder queue(QueueOption queue) {
      if (queues.stream().anyMatch(other -> other.name().equals(queue.name()))) {
        throw new IllegalArgumentException("Queue " + queue.name() + " is given twice");
      }
      queues.add(queue);
      return this;
    }

    /** Where buckets are; without this there are none, and no S3 is started. */
    public Builder buckets(BucketStore bucketStore) {
      this.bucketStore = requireNonNull(bucketStore);
      return this;
    }

    /** How long things take. */
    public Builder timings(StackTimings timings) {
      this.timings = requireNonNull(timings);
      return this;
    }

    /** How long each event is on its way. */
    public Builder eventDelay(Duration eventDelay) {
      if (eventDelay.isNegative()) {
        throw new IllegalArgumentException("Event delay is not negative: " + eventDelay);
      }
      this.eventDelay = eventDelay;
      return this;
    }

    /** Faults of the event bus. */
    public Builder eventFaults(EventFaults eventFaults) {
      this.eventFaults = requireNonNull(eventFaults);
      return this;
    }

    /**
     * Folder whose {@code *.asl.json} become state machines, {@code *.express.asl.json} express
     * ones; those with places ({@link WorkflowPlaces}) need a definition that fills them.
     */
    public Builder workflows(Path workflows) {
      this.workflows = requireNonNull(workflows);
      return this;
    }

    /** Lets the workflows wait for fractions of a second, which Step Functions refuses. */
    public Builder fractionalWaits() {
      fractionalWaits = true;
      return this;
    }

    /** How often each action of Step Functions may be called. */
    public Builder quotas(ActionQuotas quotas) {
      this.quotas = requireNonNull(quotas);
      return this;
    }

    /** More options for the functions' JVM, such as {@code -Xmx96m}; they win over its own. */
    public Builder functionJvmOptions(List<String> functionJvmOptions) {
      this.functionJvmOptions = List.copyOf(functionJvmOptions);
      return this;
    }

    /** How the completion queue feeds its function. */
    public Builder completionMapping(EventSourceMapping.Settings completionMapping) {
      this.completionMapping = requireNonNull(completionMapping);
      return this;
    }

    /** Passes at once, over all queues. */
    public Builder throttleConcurrency(int throttleConcurrency) {
      if (throttleConcurrency < 1) {
        throw new IllegalArgumentException(
            "Throttle concurrency is at least 1: " + throttleConcurrency);
      }
      this.throttleConcurrency = throttleConcurrency;
      return this;
    }

    /** Other handlers than Weir's, with the same input and output. */
    public Builder handlers(HandlerClasses handlers) {
      this.handlers = requireNonNull(handlers);
      return this;
    }

    /**
     * Gets the output of the functions and what goes wrong later than the start; called by many
     * threads.
     */
    public Builder log(Consumer<String> log) {
      this.log = requireNonNull(log);
      return this;
    }

    private StackDefinition definition() {
      if (definition != null) {
        return definition;
      }
      WeirDefinition weir =
          new WeirDefinition(StackNames.DEFAULT, timings)
              .handlers(handlers)
              .completionMapping(completionMapping)
              .throttleConcurrency(throttleConcurrency);
      if (workflows != null) {
        weir.stateMachines(WorkflowFiles.readWithoutPlaces(workflows));
      }
      queues.forEach(queue -> add(weir, queue));
      return weir.build();
    }

    private void add(WeirDefinition weir, QueueOption queue) {
      List<QueueDefinition> pair =
          QueueDefinition.withFailedQueue(
              queue.name(), timings.queueVisibility(), QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT);
      switch (queue) {
        case QueueOption.Throttled(String _, int limit) ->
            weir.throttled(pair, TickInput.withLimit(limit));
        case QueueOption.ThrottledByMessages _ -> weir.throttled(pair, TickInput.withoutLimit());
        case QueueOption.Unthrottled _ -> weir.direct(pair);
      }
    }

    /**
     * The options as they are now.
     *
     * @throws io.weir.local.failure.LocalStackException if the workflows cannot be read
     */
    public LocalStackOptions build() {
      return new LocalStackOptions(this);
    }
  }
}
