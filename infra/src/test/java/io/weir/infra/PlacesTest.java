package io.weir.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place of a workflow's file that nothing fills, or that is not there, is told in one line. */
@NeedsNode
class PlacesTest {
  @TempDir private Path root = Path.of("");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void checkout() throws IOException {
    for (String file :
        List.of("cdk.json", "workflows/demo.asl.json", "workflows/discover-pdrs.asl.json")) {
      Path copy = root.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Synthesized.CHECKOUT.root().resolve(file), copy);
    }
    Checkout checkout = new Checkout(root);
    for (Path zip : List.of(checkout.throttle(), checkout.ingest())) {
      Files.createDirectories(zip.getParent());
      Files.writeString(zip, "stands for the functions");
    }
  }

  @Test
  void place_thatNothingFills_isNamed() throws IOException {
    assertThat(
            synthesize(
                """
                workflows:
                  - name: discover-pdrs
                    substitutions: {queue_url: "queue:background"}
                """))
        .isEqualTo(1);

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "weir synth: environment bad: nothing fills ${parse_pdr_workflow_name} of workflow"
                + " discover-pdrs: add it to the workflow's substitutions");
  }

  @Test
  void place_thatTheFileDoesNotHave_isNamed() throws IOException {
    assertThat(
            synthesize(
                """
                workflows:
                  - name: demo
                    substitutions: {queue_url: "queue:background"}
                """))
        .isEqualTo(1);

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "weir synth: environment bad: workflow demo has no place ${queue_url}: take it out of"
                + " the workflow's substitutions");
  }

  private int synthesize(String workflows) throws IOException {
    String dev = Files.readString(Synthesized.CHECKOUT.environment("dev"));
    Path file = new Checkout(root).environment("bad");
    Files.createDirectories(file.getParent());
    int from = dev.indexOf("workflows:");
    int to = dev.indexOf("queues:");
    Files.writeString(file, dev.substring(0, from) + workflows + "\n" + dev.substring(to));
    return new Synth(
            new Checkout(root),
            System.getenv(),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(List.of("--environment", "bad", "--output", root.resolve("out").toString()));
  }
}
