package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.StackDefinition.StateMachine;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own workflows. */
class WorkflowsTest {
  private static final Path FOLDER = Path.of("../workflows");

  private static final IngestSettings SETTINGS = IngestSettings.of("weir", null);

  @ParameterizedTest
  @CsvSource({
    "discover-granules, DiscoverGranules, discover_granules_task_arn queue_granules_task_arn queue_url ingest_granule_workflow_name",
    "ingest-granule, SyncGranule, sync_granule_task_arn",
    "discover-pdrs, DiscoverPdrs, discover_pdrs_task_arn queue_pdrs_task_arn queue_url parse_pdr_workflow_name",
    "parse-pdr, ParsePdr, parse_pdr_task_arn queue_granules_task_arn queue_url ingest_granule_workflow_name"
  })
  void workflow_filled_isValidAndHasNoOtherPlaces(String name, String first, String places) {
    String definition = definition(name);

    assertThat(WorkflowPlaces.in(definition)).containsExactlyInAnyOrder(places.split(" ", -1));
    String filled = WorkflowPlaces.fill(definition, texts());
    assertThat(WorkflowPlaces.in(filled)).isEmpty();
    assertThat(StateMachineDefinition.parse(filled).graph().startAt()).isEqualTo(first);
  }

  @Test
  void readWithoutPlaces_projectsFolder_leavesOutWhatAStackMustFill() {
    assertThat(WorkflowFiles.readWithoutPlaces(FOLDER))
        .extracting(StateMachine::name)
        .containsExactly("demo");
  }

  @Test
  void fill_unknownPlace_stays() {
    assertThat(WorkflowPlaces.fill("${a} ${b_2} ${queueUrl:q} $.c", Map.of("a", "1$0")))
        .isEqualTo("1$0 ${b_2} ${queueUrl:q} $.c");
    assertThat(WorkflowPlaces.in("${a} ${b_2} ${a} ${queueUrl:q} $.c"))
        .isEqualTo(Set.of("a", "b_2"));
  }

  private static String definition(String name) {
    List<StateMachine> all = WorkflowFiles.readAll(FOLDER);
    return all.stream()
        .filter(machine -> machine.name().equals(name))
        .findFirst()
        .orElseThrow()
        .definition();
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>(SETTINGS.taskArns());
    texts.put("queue_url", StackDefinition.urlOf("q"));
    texts.put("ingest_granule_workflow_name", "ingest-granule");
    texts.put("parse_pdr_workflow_name", "parse-pdr");
    return texts;
  }
}
