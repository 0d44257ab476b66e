package io.weir.cli.stack;

import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkout that the command line was built in: the handlers, DynamoDB Local and the workflows
 * are there.
 */
public record Project(Path root) {
  /**
   * As the launcher tells it.
   *
   * @throws VerbException if it does not
   */
  public static Project ofProcess() {
    String root = System.getProperty("weir.root");
    if (root == null) {
      throw VerbException.usage("start Weir by its launcher, ./weir: it knows where all parts are");
    }
    return new Project(Path.of(root));
  }

  /** The handlers' jar and its dependencies: what is deployed, and nothing else. */
  public List<Path> handlerClassPath() {
    Path target = root.resolve("lambdas/throttle/target");
    return List.of(jarIn(target), target.resolve("lib/*"));
  }

  /** The zip of the functions that is deployed. */
  public Path functionPackage() {
    return root.resolve("lambdas/throttle/target/function.zip");
  }

  /** The zip of the functions as Maven resolves their dependencies, jar by jar. */
  public Path plainPackage() {
    return root.resolve("lambdas/throttle/target/plain.zip");
  }

  /** DynamoDB Local's jars and native libraries. */
  public Path dynamoDbLibraries() {
    return root.resolve("local/dynamodb/target/lib");
  }

  /** The state machines of this project. */
  public Path workflows() {
    return root.resolve("workflows");
  }

  /** The environments of this project, {@code NAME.yaml}. */
  public Path environments() {
    return root.resolve("infra/environments");
  }

  private static Path jarIn(Path target) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "weir-throttle-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      // Said below: a folder that cannot be read holds no handlers either.
    }
    throw VerbException.usage(
        "no handlers in %s: run `mvn -DskipTests package` in the checkout".formatted(target));
  }
}
