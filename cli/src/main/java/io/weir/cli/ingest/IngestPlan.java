package io.weir.cli.ingest;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.weir.cli.terminal.VerbException;
import io.weir.local.IngestSettings;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.StackNames;
import io.weir.local.StackTimings;
import io.weir.local.TickInput;
import io.weir.local.WeirDefinition;
import io.weir.local.WorkflowFiles;
import io.weir.local.WorkflowPlaces;
import io.weir.local.sqs.QueueDefinition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A stack on which a provider's granules are discovered, queued and ingested: one throttled queue,
 * and the provider's own limit as a shared semaphore.
 *
 * @param limit the queue's
 */
public record IngestPlan(ProviderFolder source, int limit) {
  /** The workflow that a run starts. */
  public static final String DISCOVERY = "discover-granules";

  /** The queue that the granules' messages go to. */
  public static final String QUEUE = "ingest";

  static final String INGEST = "ingest-granule";

  private static final String STACK = "weir";

  /** The most executions that can run at once: the queue's limit, or the provider's if lower. */
  int mostAtOnce() {
    return source.semaphores().values().stream().reduce(limit, Math::min);
  }

  private IngestSettings settings() {
    return IngestSettings.of(STACK, source.folder());
  }

  /**
   * Defines the stack.
   *
   * @param workflows folder of the state machines
   */
  public StackDefinition definition(Path workflows, StackTimings timings) {
    return new WeirDefinition(StackNames.DEFAULT, timings)
        .throttled(
            QueueDefinition.withFailedQueue(
                QUEUE, timings.queueVisibility(), QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT),
            new TickInput(
                limit, TickInput.TIME_LIMIT, TickInput.MESSAGE_LIMIT, source.semaphores()))
        .stateMachines(stateMachines(workflows))
        .ingest(settings(), List.of(object(source.provider()), object(source.collection())))
        .build();
  }

  private List<StateMachine> stateMachines(Path folder) {
    List<StateMachine> files = WorkflowFiles.readAll(folder);
    return Stream.of(DISCOVERY, INGEST).map(name -> stateMachine(name, files, folder)).toList();
  }

  private StateMachine stateMachine(String name, List<StateMachine> files, Path folder) {
    return files.stream()
        .filter(file -> file.name().equals(name) && !file.express())
        .map(file -> new StateMachine(name, false, filled(file.definition())))
        .findFirst()
        .orElseThrow(
            () -> VerbException.usage("--workflows: no %s.asl.json in %s".formatted(name, folder)));
  }

  private String filled(String definition) {
    Map<String, String> texts = new LinkedHashMap<>(settings().taskArns());
    texts.put("queue_url", StackDefinition.urlOf(QUEUE));
    texts.put("ingest_granule_workflow_name", INGEST);
    return WorkflowPlaces.fill(definition, texts);
  }

  private StoredObject object(ProviderFolder.Stored record) {
    return new StoredObject(
        settings().internalBucket(),
        "%s/%s".formatted(STACK, record.key()),
        new GsonBuilder().disableHtmlEscaping().create().toJson(record.json()));
  }

  /** The buckets that files come to, by the names that collections have for them. */
  Map<String, String> fileBuckets() {
    Map<String, String> buckets = new LinkedHashMap<>(settings().buckets());
    buckets.remove(IngestSettings.INTERNAL);
    return buckets;
  }

  /** The message that discovery starts with. */
  JsonObject message(String stateMachineArn, String executionName) {
    JsonObject cumulusMeta = new JsonObject();
    cumulusMeta.addProperty("state_machine", stateMachineArn);
    cumulusMeta.addProperty("execution_name", executionName);
    cumulusMeta.addProperty("message_source", "sfn");
    cumulusMeta.addProperty("system_bucket", settings().internalBucket());
    JsonObject meta = settings().meta();
    meta.add("provider", source.provider().json());
    meta.add("collection", source.collection().json());
    JsonObject message = new JsonObject();
    message.add("cumulus_meta", cumulusMeta);
    message.add("meta", meta);
    message.add("payload", new JsonObject());
    return message;
  }
}
