package io.weir.ingest.provider;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectPage;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as a provider. A path is what keys begin with, as S3 and Cumulus have it; one that ends
 * with a slash is a folder, listed with all that is below it. Thread-safe.
 */
final class S3Files implements ProviderFiles {
  private final ObjectStore store;
  private final String bucket;

  S3Files(ObjectStore store, String bucket) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
  }

  @Override
  public void list(String path, Visitor visitor) throws IOException {
    String prefix = prefix(path);
    @Nullable String token = null;
    do {
      ObjectPage page = store.list(bucket, prefix, token);
      for (ObjectInfo object : page.objects()) {
        visit(object, visitor);
      }
      token = page.nextToken();
    } while (token != null);
  }

  @Override
  public InputStream open(RemoteFile file) {
    return store.get(new ObjectLocation(bucket, file.key()));
  }

  @Override
  public String describe(RemoteFile file) {
    return new ObjectLocation(bucket, file.key()).toString();
  }

  private static String prefix(String path) {
    String folder = Paths.folder(path);
    return path.endsWith("/") && !folder.isEmpty() ? folder + "/" : folder;
  }

  /** What ends with a slash is a folder's place holder. */
  private static void visit(ObjectInfo object, Visitor visitor) throws IOException {
    int slash = object.key().lastIndexOf('/');
    String name = object.key().substring(slash + 1);
    if (!name.isEmpty()) {
      String path = slash < 0 ? "" : object.key().substring(0, slash);
      visitor.entry(
          name,
          () ->
              new RemoteFile(
                  path, name, OptionalLong.of(object.size()), Optional.of(object.lastModified())));
    }
  }
}
