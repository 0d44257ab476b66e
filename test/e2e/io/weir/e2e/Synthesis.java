package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;

/** Makes templates of this checkout's environments. */
final class Synthesis {
  private Synthesis() {}

  /**
   * Synthesizes an environment, if there is a Node.js, which CDK runs on.
   *
   * @param folder where its cloud assembly is to be
   * @return the template
   */
  static Path of(String environment, Path folder) throws IOException, InterruptedException {
    assumeThat(System.getenv("PATH").split(":"))
        .as("CDK runs on Node.js")
        .anySatisfy(each -> assertThat(Path.of(each, "node")).exists());
    Path assembly = folder.resolve("cdk.out");
    WeirProcess.run(folder, "synth", "--environment", environment, "--output", assembly.toString())
        .assertExit(0);
    return assembly.resolve("weir-" + environment + ".template.json");
  }
}
