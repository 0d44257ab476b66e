package io.weir.ingest.provider;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A folder as a provider, for tests and demonstrations; subfolders are listed too. A symbolic link
 * is refused: it may lead out of the folder. Thread-safe.
 */
final class FolderFiles implements ProviderFiles {
  private static final int DEEPEST = 32;

  private final Path root;

  private FolderFiles(Path root) {
    this.root = root;
  }

  /**
   * Opens a folder.
   *
   * @param top what it must be in
   * @throws FileNotFound if it does not exist
   * @throws InvalidArgument if it is elsewhere
   */
  static FolderFiles of(Path root, Path top) throws IOException {
    try {
      Path real = root.toRealPath();
      if (!real.startsWith(top.toRealPath())) {
        throw new InvalidArgument("the provider's folder " + root + " is not in " + top);
      }
      return new FolderFiles(real);
    } catch (NoSuchFileException missing) {
      throw new FileNotFound("the provider's folder " + root + " does not exist", missing);
    }
  }

  @Override
  public void list(String path, Visitor visitor) throws IOException {
    String folder = Paths.folder(path);
    try {
      list(resolve(folder), folder, visitor, 0);
    } catch (NoSuchFileException missing) {
      throw new FileNotFound("there is no folder '" + folder + "' in " + root, missing);
    } catch (DirectoryIteratorException failure) {
      throw new RemoteResourceError("cannot list '" + folder + "' in " + root, failure);
    }
  }

  @Override
  public InputStream open(RemoteFile file) throws IOException {
    Path path = resolve(file.key());
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileNotFound(describe(file) + " does not exist, or is no file");
    }
    return Files.newInputStream(path);
  }

  @Override
  public String describe(RemoteFile file) {
    return root.resolve(file.key()).toUri().toString();
  }

  private void list(Path folder, String path, Visitor visitor, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new InvalidArgument("'%s' is deeper than %d folders".formatted(path, DEEPEST));
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        BasicFileAttributes attributes =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
          throw refusedLink(entry);
        }
        if (attributes.isDirectory()) {
          list(entry, path.isEmpty() ? name : path + "/" + name, visitor, depth + 1);
        } else {
          visitor.entry(name, () -> remoteFile(path, name, attributes));
        }
      }
    }
  }

  /** No part of the way may be a link, or the file might be anywhere. */
  private Path resolve(String path) {
    if (path.isEmpty()) {
      return root;
    }
    int slash = path.lastIndexOf('/');
    Paths.check(slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1));
    Path resolved = root;
    for (String segment : path.split("/", -1)) {
      resolved = resolved.resolve(segment);
      if (Files.isSymbolicLink(resolved)) {
        throw refusedLink(resolved);
      }
    }
    return resolved;
  }

  private InvalidArgument refusedLink(Path link) {
    return new InvalidArgument(
        "%s is a symbolic link, which may lead out of the provider's folder; use a copy"
            .formatted(root.relativize(link)));
  }

  private static RemoteFile remoteFile(String path, String name, BasicFileAttributes attributes) {
    return new RemoteFile(
        path,
        name,
        OptionalLong.of(attributes.size()),
        Optional.of(attributes.lastModifiedTime().toInstant()));
  }
}
