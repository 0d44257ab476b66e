package io.weir.e2e;

import static io.weir.e2e.SampleFolder.CORRUPT;
import static io.weir.e2e.SampleFolder.GRANULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.environment.EnvironmentStack;
import io.weir.environment.Environment;
import io.weir.environment.EnvironmentFile;
import io.weir.local.StackTimings;
import io.weir.local.template.TemplateDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment of data ingest as it is synthesized, and as its file alone is run here. */
class IngestFromTemplateTest {
  @TempDir private static Path assembly = Path.of("");

  private static Path template = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void synthesize() throws IOException, InterruptedException {
    template = Synthesis.of("sandbox", assembly);
  }

  @Test
  void demo_discoverGranulesTwice_ingestsWhatIsSoundOnceWithinTheDeployedLimits()
      throws IOException, InterruptedException {
    SampleFolder sample = SampleFolder.make(folder);

    WeirProcess weir =
        WeirProcess.run(
            folder,
            "demo",
            "--workflow",
            "discover-granules",
            "--provider-dir",
            sample.path().toString(),
            "--from-template",
            template.toString(),
            "--runs",
            "2",
            "--json");

    weir.assertExit(0);
    List<JsonObject> runs =
        weir.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertThat(runs)
        .extracting(run -> run.get("granules").toString())
        .containsExactly(
            granules(0, GRANULES, GRANULES - CORRUPT, CORRUPT), granules(GRANULES, 0, 0, 0));
    JsonObject first = runs.getFirst();
    assertThat(first.get("limit").getAsInt()).isEqualTo(10);
    assertThat(first.getAsJsonObject("maxRunningByProvider").get("SAMPLE").getAsInt())
        .isBetween(1, 10);
    assertThat(first.get("publicFilesAsAtProvider").getAsInt()).isEqualTo(GRANULES - CORRUPT);
    assertThat(first.get("slotsHeldAtEnd").getAsInt()).isZero();
    assertThat(first.get("violations").getAsInt()).isZero();
  }

  @Test
  void definition_template_isThatOfTheEnvironmentsFile() {
    Environment sandbox =
        EnvironmentFile.read(WeirProcess.ROOT.resolve("infra/environments/sandbox.yaml"));

    ComparableStack synthesized =
        ComparableStack.of(TemplateDefinition.read(template, StackTimings.AWS, null).definition());
    ComparableStack described =
        ComparableStack.of(
            new EnvironmentStack(sandbox, StackTimings.AWS, null)
                .definition(WeirProcess.ROOT.resolve("workflows")));

    synthesized.assertIsAs(described);
  }

  private static String granules(int skipped, int queued, int ingested, int failed) {
    return "{\"discovered\":%d,\"skipped\":%d,\"queued\":%d,\"ingested\":%d,\"failed\":%d}"
        .formatted(GRANULES, skipped, queued, ingested, failed);
  }
}
