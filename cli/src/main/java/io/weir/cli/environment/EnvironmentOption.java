package io.weir.cli.environment;

import io.weir.cli.stack.Project;
import io.weir.cli.terminal.VerbException;
import io.weir.environment.Environment;
import io.weir.environment.EnvironmentException;
import io.weir.environment.EnvironmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names an environment. */
public final class EnvironmentOption {
  private static final String SUFFIX = ".yaml";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = {
        "Run what infra/environments/NAME.yaml describes;",
        "or the path of another such file, ending in .yaml."
      })
  private @Nullable String environment;

  /** Whether one is named. */
  public boolean isGiven() {
    return environment != null;
  }

  /**
   * Reads the environment that is named, if one is.
   *
   * @throws VerbException if there is none, or its file does not describe one
   */
  public Optional<Environment> read() {
    return Optional.ofNullable(environment).map(EnvironmentOption::read);
  }

  private static Environment read(String text) {
    try {
      return EnvironmentFile.read(text.endsWith(SUFFIX) ? Path.of(text) : named(text));
    } catch (EnvironmentException e) {
      throw VerbException.usage(e.getMessage());
    }
  }

  private static Path named(String name) {
    Path folder = Project.ofProcess().environments();
    Path file = folder.resolve(name + SUFFIX);
    if (!Files.isRegularFile(file)) {
      throw VerbException.usage(
          "--environment %s: there is no %s; there are %s".formatted(name, file, namesIn(folder)));
    }
    return file;
  }

  private static String namesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "none";
    }
  }
}
