package io.weir.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkout, and where in it is what a synthesis needs.
 *
 * @param root its root
 */
record Checkout(Path root) {
  private static final String YAML = ".yaml";

  /** The file that describes an environment. */
  Path environment(String name) {
    return environments().resolve(name + YAML);
  }

  /** The names of the environments there are, in the alphabet's order. */
  List<String> environmentNames() {
    try (Stream<Path> files = Files.list(environments())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(YAML))
          .map(file -> file.substring(0, file.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(environments() + " cannot be read", failure);
    }
  }

  /** The folder of the state machines. */
  Path workflows() {
    return root.resolve("workflows");
  }

  /** The throttle's package, made by the build. */
  Path throttle() {
    return root.resolve("lambdas/throttle/target/function.zip");
  }

  /** The package of data ingest's tasks, made by the build. */
  Path ingest() {
    return root.resolve("lambdas/ingest/target/function.zip");
  }

  /** The settings of CDK, for its command line and for us. */
  Path cdkJson() {
    return root.resolve("cdk.json");
  }

  private Path environments() {
    return root.resolve("infra/environments");
  }
}
