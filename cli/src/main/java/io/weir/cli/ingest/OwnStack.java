package io.weir.cli.ingest;

import io.weir.cli.terminal.VerbException;
import io.weir.local.IngestSettings;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StateMachine;
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
 * The stack of a demonstration that names no other: one throttled queue, and the provider's own
 * limit as a shared semaphore.
 *
 * @param limit the queue's
 */
public record OwnStack(ProviderFolder source, int limit) {
  private static final String NAME = "weir";
  private static final String INGEST = "ingest-granule";
  private static final String QUEUE = "ingest";

  /**
   * Defines it.
   *
   * @param workflows folder of the state machines
   * @throws VerbException if one is not there
   */
  public StackDefinition definition(Path workflows, StackTimings timings) {
    return new WeirDefinition(StackNames.DEFAULT, timings)
        .throttled(
            QueueDefinition.withFailedQueue(
                QUEUE, timings.queueVisibility(), QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT),
            new TickInput(
                limit, TickInput.TIME_LIMIT, TickInput.MESSAGE_LIMIT, source.semaphores()))
        .stateMachines(stateMachines(workflows))
        .ingest(settings())
        .build();
  }

  private IngestSettings settings() {
    return IngestSettings.of(NAME, source.folder());
  }

  private List<StateMachine> stateMachines(Path folder) {
    List<StateMachine> files = WorkflowFiles.readAll(folder);
    return Stream.of(IngestPlan.DISCOVERY, INGEST)
        .map(name -> stateMachine(name, files, folder))
        .toList();
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
}
