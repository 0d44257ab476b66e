package io.weir.local;

import io.weir.local.failure.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder for buckets; goes, with all that is in it, when it is closed. */
final class BucketFolder implements AutoCloseable {
  private final Path path;

  BucketFolder() {
    try {
      path = Files.createTempDirectory("weir-buckets");
    } catch (IOException e) {
      throw new LocalStackException("Cannot create a temporary folder for buckets: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new LocalStackException("Cannot remove " + path + ": " + e, e);
    }
  }
}
