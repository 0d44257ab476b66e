package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes write the same template to the byte: each JVM orders unordered collections in its
 * own way.
 */
@NeedsNode
class SameTemplateTest {
  @TempDir private Path root = Path.of("");

  @Test
  void synth_inTwoProcesses_writesTheSameBytes() throws IOException, InterruptedException {
    checkout();

    Path first = synthesize("first");
    Path second = synthesize("second");

    assertThat(second).hasSameBinaryContentAs(first);
  }

  private Path synthesize(String folder) throws IOException, InterruptedException {
    Path output = root.resolve(folder);
    Path log = root.resolve(folder + ".log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dweir.root=" + root,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.weir.infra.Synth",
                    "--environment",
                    "sandbox",
                    "--output",
                    output.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    Path template = output.resolve("weir-sandbox.template.json");
    assertThat(log)
        .content()
        .contains("template   " + template, "2 DynamoDB::Table", "took       ");
    return template;
  }

  /** All that a synthesis reads, with something that stands for the functions. */
  private void checkout() throws IOException {
    for (String file :
        List.of(
            "cdk.json",
            "infra/environments/sandbox.yaml",
            "workflows/demo.asl.json",
            "workflows/discover-granules.asl.json",
            "workflows/ingest-granule.asl.json")) {
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
}
