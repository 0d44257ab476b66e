package io.weir.cli.stack;

import io.weir.cli.terminal.TemporaryFolder;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A functions' package, laid out as Lambda does below {@code /var/task}, in a folder that goes when
 * it is closed. Not thread-safe.
 */
public final class TaskRoot implements AutoCloseable {
  private final TemporaryFolder folder;

  private TaskRoot(TemporaryFolder folder) {
    this.folder = folder;
  }

  /**
   * Unpacks a zip.
   *
   * @throws VerbException if it cannot be unpacked
   */
  public static TaskRoot of(Path zip) {
    TaskRoot root = new TaskRoot(TemporaryFolder.create("weir-package-"));
    try (ZipFile file = new ZipFile(zip.toFile())) {
      root.unpack(file);
      return root;
    } catch (IOException e) {
      root.close();
      throw VerbException.usage(
          "cannot unpack %s (%s): build it with `mvn -DskipTests package`"
              .formatted(zip, e.getMessage()));
    }
  }

  /** Where Lambda's Java runtime looks for classes: the folder itself, and the jars of its lib. */
  public List<Path> classPath() {
    return List.of(path(), path().resolve("lib/*"));
  }

  /** The folder. */
  public Path path() {
    return folder.path();
  }

  @Override
  public void close() {
    folder.close();
  }

  private void unpack(ZipFile zip) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = path().resolve(entry.getName()).normalize();
      if (!target.startsWith(path())) {
        throw new IOException("it has an entry outside of itself, " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, target);
        }
      }
    }
  }
}
