package io.weir.ingest.record;

import com.google.gson.JsonObject;
import io.weir.ingest.json.Fields;
import java.util.Optional;

/**
 * Where the stack keeps its own objects.
 *
 * @param name the bucket
 * @param prefix the stack's name, which all keys begin with
 */
public record InternalBucket(String name, String prefix) {
  /**
   * Reads it from a task's configuration: {@code internalBucket} or {@code bucket}, {@code
   * stackName} or {@code stack}; what is absent there from {@code meta.buckets.internal.name} and
   * {@code meta.stack}.
   *
   * @throws io.weir.ingest.error.InvalidArgument if neither has it
   */
  public static InternalBucket of(Fields config, Fields meta) {
    return new InternalBucket(
        config
            .optionalText("internalBucket")
            .or(() -> config.optionalText("bucket"))
            .or(() -> fromMeta(meta))
            .orElseGet(() -> config.text("internalBucket")),
        config
            .optionalText("stackName")
            .or(() -> config.optionalText("stack"))
            .or(() -> meta.optionalText("stack"))
            .orElseGet(() -> config.text("stackName")));
  }

  /** Returns the key of one of the stack's objects. */
  public String key(String rest) {
    return prefix + "/" + rest;
  }

  private static Optional<String> fromMeta(Fields meta) {
    return meta.optionalObject("buckets")
        .flatMap(buckets -> new Fields("meta.buckets", buckets).optionalObject("internal"))
        .map((JsonObject bucket) -> new Fields("meta.buckets.internal", bucket).text("name"));
  }
}
