package io.weir.cli.bench;

import io.weir.local.process.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the functions' class path needs for {@link RequestCounter} to be found: the class, and the
 * file by which <a
 * href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/http-configuration.html">the
 * SDK</a> learns of interceptors that all clients have. Closing it removes the file.
 */
record CounterClassPath(Path folder) implements AutoCloseable {
  private static final String REGISTRATION =
      "software/amazon/awssdk/global/handlers/execution.interceptors";

  static CounterClassPath create() throws IOException {
    Path folder = Files.createTempDirectory("weir-bench");
    Path registration = folder.resolve(REGISTRATION);
    Files.createDirectories(registration.getParent());
    Files.writeString(registration, RequestCounter.class.getName());
    return new CounterClassPath(folder);
  }

  List<Path> entries() {
    return List.of(folder, Path.of(JvmCommand.locationOf(RequestCounter.class)));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
