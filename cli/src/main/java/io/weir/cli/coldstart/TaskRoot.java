package io.weir.cli.coldstart;

import io.weir.cli.terminal.TemporaryFolder;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A package laid out as Lambda does below {@code /var/task}. */
public final class TaskRoot implements AutoCloseable {
  private final TemporaryFolder folder;

  private TaskRoot(TemporaryFolder folder) {
    this.folder = folder;
  }

  /**
   * Unpacks a package.
   *
   * @throws VerbException if it cannot be read
   */
  public static TaskRoot of(Path packaged) {
    TaskRoot root = new TaskRoot(TemporaryFolder.create("weir-task"));
    try (ZipFile zip = new ZipFile(packaged.toFile())) {
      root.unpack(zip);
      return root;
    } catch (IOException e) {
      root.close();
      throw VerbException.usage(
          "cannot unpack %s (%s): build it with `mvn -DskipTests package`"
              .formatted(packaged, e.getMessage()));
    }
  }

  /** Where the package lies now. */
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
