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
final class TaskRoot implements AutoCloseable {
  private final TemporaryFolder folder;

  private TaskRoot(TemporaryFolder folder) {
    this.folder = folder;
  }

  static TaskRoot of(FunctionPackage functions) {
    TaskRoot root = new TaskRoot(TemporaryFolder.create("weir-" + functions.name()));
    try (ZipFile zip = new ZipFile(functions.zip().toFile())) {
      root.unpack(zip);
      return root;
    } catch (IOException e) {
      root.close();
      throw VerbException.usage(
          "cannot unpack %s (%s): build it with `mvn -DskipTests package`"
              .formatted(functions.zip(), e.getMessage()));
    }
  }

  Path path() {
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
