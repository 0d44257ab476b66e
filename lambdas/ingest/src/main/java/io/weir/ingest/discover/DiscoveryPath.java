package io.weir.ingest.discover;

import io.weir.ingest.json.Fields;

/** Where at the provider discovery looks. */
final class DiscoveryPath {
  private DiscoveryPath() {}

  /**
   * Returns {@code provider_path} of the task's configuration, else of the collection's {@code
   * meta}, else the top.
   */
  static String of(Fields config) {
    return config
        .optionalText("provider_path")
        .or(
            () ->
                config
                    .optionalObject("collection")
                    .flatMap(json -> new Fields("collection", json).optionalObject("meta"))
                    .flatMap(
                        json -> new Fields("collection.meta", json).optionalText("provider_path")))
        .orElse("");
  }
}
