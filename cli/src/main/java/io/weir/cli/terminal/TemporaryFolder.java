package io.weir.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes with all that is in it when it is closed, or the process is told to end. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Shutdown.Registration interrupt;

  private TemporaryFolder(Path path) {
    this.path = path;
    interrupt = Shutdown.before(this::delete);
  }

  /** Creates one whose name begins so. */
  public static TemporaryFolder create(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a temporary folder", e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    if (!Shutdown.isUnderWay()) {
      interrupt.close();
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }
}
