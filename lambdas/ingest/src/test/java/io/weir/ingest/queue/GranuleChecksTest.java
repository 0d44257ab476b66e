package io.weir.ingest.queue;

import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.queue.GranuleStep.config;
import static io.weir.ingest.queue.GranuleStep.event;
import static io.weir.ingest.queue.GranuleStep.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GranuleChecksTest {
  private final IngestWorld world = new IngestWorld();
  private final QueueGranules task = task(world, IngestWorld.NOW.plusSeconds(5));

  @Test
  void run_badGranules_areAllNamedAndNothingIsQueued() {
    JsonObject noCollection = Fixtures.json("{\"granuleId\":\"B\",\"dataType\":\"MOD09GQ\"}");
    JsonObject badTime = granule("C");
    badTime.addProperty("updatedAt", -1);
    JsonObject unknown = Fixtures.json("{\"granuleId\":\"D\",\"collectionId\":\"NONE___1\"}");
    JsonObject fraction = granule("E");
    fraction.addProperty("updatedAt", 1.5);
    JsonObject strange = granule("G");
    strange.addProperty("provider", "nobody");

    assertThatThrownBy(
            () ->
                world.run(
                    task,
                    config(),
                    event(
                        granules(
                            granule("A"),
                            noCollection,
                            badTime,
                            unknown,
                            fraction,
                            new JsonPrimitive(1),
                            strange))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("nothing was queued: 6 of the payload's granules cannot be: ")
        .hasMessageContaining(
            "granule 'B' names no collection; give collectionId, or dataType and version")
        .hasMessageContaining(
            "granule 'C': updatedAt must be a whole number, 0 or more, is the number -1")
        .hasMessageContaining("granule 'D': collection 'NONE___1' has no record: s3://")
        .hasMessageContaining("granule 'E': updatedAt")
        .hasMessageContaining("granules[5] must be an object, is the number 1")
        .hasMessageContaining("granule 'G': provider 'nobody' has no record: s3://");
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void run_payloadBreaksOff_queuesNothing() {
    world.store.put(
        new ObjectLocation("b", "k"),
        Content.of("{\"granules\":[" + Json.text(granule("A")) + ",{\"granuleId\":"));
    JsonObject event = event(new JsonObject());
    event.add(
        "replace", Fixtures.json("{\"Bucket\":\"b\",\"Key\":\"k\",\"TargetPath\":\"$.payload\"}"));

    assertThatThrownBy(() -> world.run(task, config(), event))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("is not JSON, at $.granules[1]");
    assertThat(world.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"queueUrl", "provider", "internalBucket", "stackName", "granuleIngestWorkflow"})
  void run_requiredSettingMissing_isNamed(String name) {
    JsonObject config = config();
    config.remove(name);

    assertThatThrownBy(() -> world.run(task, config, event(granules(granule("A")))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("task_config: " + name + " is missing");
  }
}
