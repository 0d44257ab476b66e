package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.IngestWorld.message;
import static io.weir.ingest.queue.GranuleStep.config;
import static io.weir.ingest.queue.GranuleStep.event;
import static io.weir.ingest.queue.GranuleStep.executions;
import static io.weir.ingest.queue.GranuleStep.numbered;
import static io.weir.ingest.queue.GranuleStep.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionNamesTest {
  private final IngestWorld world = new IngestWorld();
  private final QueueGranules task = task(world, IngestWorld.NOW.plusSeconds(5));

  @Test
  void run_again_sendsTheSameBytes() {
    world.run(task, config(), event(granules(numbered(3))));
    List<String> first = world.sender.bodies(QUEUE);
    world.run(task(world, IngestWorld.NOW.plusMillis(1)), config(), event(granules(numbered(3))));

    assertThat(world.sender.bodies(QUEUE).subList(3, 6)).isEqualTo(first);
  }

  @Test
  void run_inAnotherExecution_namesOthers() {
    world.run(task, config(), message("DiscoverGranules", "one", granules(numbered(3))));
    world.run(task, config(), message("DiscoverGranules", "two", granules(numbered(3))));

    assertThat(executions(world)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void run_withOtherChildMeta_namesOthers() {
    JsonObject one = config();
    one.add("childWorkflowMeta", Fixtures.json("{\"mode\":\"a\"}"));
    JsonObject two = config();
    two.add("childWorkflowMeta", Fixtures.json("{\"mode\":\"b\"}"));

    world.run(task, one, event(granules(granule("A"))));
    world.run(task, two, event(granules(granule("A"))));

    assertThat(executions(world)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void run_forAnotherProvider_namesOthers() {
    JsonObject other = config();
    other.add("provider", Fixtures.json("{\"id\":\"other\",\"host\":\"h\"}"));

    world.run(task, config(), event(granules(granule("A"))));
    world.run(task, other, event(granules(granule("A"))));

    assertThat(executions(world)).hasSize(2).doesNotHaveDuplicates();
  }

  /** A redriven execution must not ask for what it asked for already, once more. */
  @Test
  void run_againAfterTheCollectionsRecordChanged_keepsTheNames() {
    world.run(task, config(), event(granules(granule("A"))));
    JsonObject collection = IngestWorld.collection();
    collection.addProperty("changed", true);
    world.put("collections/MOD09GQ___006.json", collection);
    world.run(task, config(), event(granules(granule("A"))));

    assertThat(executions(world)).hasSize(2).containsOnly(executions(world).getFirst());
  }

  @Test
  void run_withoutAParent_namesEachAnew() {
    JsonObject event = event(granules(granule("A")));
    event.getAsJsonObject("cumulus_meta").remove("execution_name");

    world.run(task, config(), event.deepCopy());
    world.run(task, config(), event.deepCopy());

    assertThat(executions(world)).hasSize(2).doesNotHaveDuplicates();
    assertThat(
            world.messages().getFirst().getAsJsonObject("cumulus_meta").has("parentExecutionArn"))
        .isFalse();
  }

  @Test
  void run_executionNamePrefix_beginsEveryName() {
    String longest = "p".repeat(43);
    JsonObject config = config();
    config.addProperty("executionNamePrefix", longest);

    world.run(task, config, event(granules(granule("A"))));

    assertThat(
            world
                .messages()
                .getFirst()
                .getAsJsonObject("cumulus_meta")
                .get("execution_name")
                .getAsString())
        .startsWith(longest + "-")
        .hasSize(80);
  }

  @ParameterizedTest
  @CsvSource({"pppppppppppppppppppppppppppppppppppppppppppp", "a b", "a/b", "é"})
  void run_executionNamePrefixThatStepFunctionsRefuses_isRefused(String prefix) {
    JsonObject config = config();
    config.addProperty("executionNamePrefix", prefix);

    assertThatThrownBy(() -> world.run(task, config, event(granules(granule("A")))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("executionNamePrefix");
  }
}
