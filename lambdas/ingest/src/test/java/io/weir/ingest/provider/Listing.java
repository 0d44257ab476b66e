package io.weir.ingest.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A listing as a list. */
final class Listing {
  private Listing() {}

  static List<RemoteFile> of(ProviderFiles provider, String path) throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    provider.list(path, (_, file) -> files.add(file.get()));
    return files;
  }
}
