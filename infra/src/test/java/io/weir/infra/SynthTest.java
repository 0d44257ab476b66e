package io.weir.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthTest {
  private static final Map<String, String> NO_NODE = Map.of("JSII_NODE", "/no/such/node");

  @TempDir private Path root = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void environments() throws IOException {
    Path folder = Files.createDirectories(root.resolve("infra/environments"));
    String prod = Files.readString(Synthesized.CHECKOUT.environment("prod"));
    Files.writeString(folder.resolve("prod.yaml"), prod);
    Files.writeString(
        folder.resolve("bad.yaml"), prod.replace("executionLimit: 200", "executionLimit: -1"));
  }

  @Test
  void wrongFile_isToldInOneLine() {
    assertThat(run(NO_NODE, "--environment", "bad")).isEqualTo(1);

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("weir synth: ")
        .contains("bad.yaml", "queues[0].executionLimit", "-1");
  }

  @Test
  void unknownEnvironment_namesThoseThereAre() {
    assertThat(run(NO_NODE, "--environment", "qa")).isEqualTo(1);

    assertThat(lines()).containsExactly("weir synth: no environment qa; there are bad, prod");
  }

  @Test
  void noEnvironment_isAsked() {
    assertThat(run(NO_NODE)).isEqualTo(2);

    assertThat(lines())
        .containsExactly("weir synth: which environment? --environment NAME; there are bad, prod");
  }

  @Test
  void cdk_saysTheEnvironmentInItsContext() {
    Map<String, String> cdk = Map.of("CDK_CONTEXT_JSON", "{\"environment\": \"qa\"}");

    assertThat(run(cdk)).isEqualTo(1);

    assertThat(lines()).containsExactly("weir synth: no environment qa; there are bad, prod");
  }

  @Test
  void functionsNotBuilt_isSaid() {
    assertThat(run(NO_NODE, "--environment", "prod")).isEqualTo(2);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("the functions are not built", "function.zip");
  }

  @Test
  void nodeMissing_isSaidInWords() throws IOException {
    Checkout checkout = new Checkout(root);
    for (Path zip : List.of(checkout.throttle(), checkout.ingest())) {
      Files.createDirectories(zip.getParent());
      Files.writeString(zip, "");
    }

    assertThat(run(NO_NODE, "--environment", "prod")).isEqualTo(2);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("CDK runs on Node.js 20 or newer, and there is no node on the PATH");
  }

  @Test
  void unknownOption_isRefused() {
    assertThat(run(NO_NODE, "--nonsense")).isEqualTo(2);

    assertThat(lines()).singleElement().asString().contains("--nonsense", "--environment NAME");
  }

  @Test
  void optionWithoutValue_isRefused() {
    assertThat(run(NO_NODE, "--environment")).isEqualTo(2);

    assertThat(lines()).containsExactly("weir synth: --environment has no value");
  }

  private int run(Map<String, String> variables, String... arguments) {
    return new Synth(
            new Checkout(root),
            variables,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  private List<String> lines() {
    assertThat(out.size()).isZero();
    return err.toString(UTF_8).lines().toList();
  }
}
