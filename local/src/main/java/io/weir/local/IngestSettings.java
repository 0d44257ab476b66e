package io.weir.local;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the data-ingest tasks of a stack find things.
 *
 * @param stackName begins the functions' names and the keys in the internal bucket
 * @param buckets their names, by the keys that collections have for them; {@code internal} is there
 * @param providerFolder what the folders of providers of protocol {@code file} must be in; null if
 *     there are no such providers
 */
public record IngestSettings(
    String stackName, Map<String, String> buckets, @Nullable Path providerFolder) {
  /** The key of the bucket that has the stack's own records. */
  public static final String INTERNAL = "internal";

  /** What a function runs at once; more calls are refused, and tried again by the workflow. */
  public static final int FUNCTION_CONCURRENCY = 50;

  static final String HANDLERS = "io.weir.ingest.handler.";

  /** Copies the buckets. */
  public IngestSettings {
    buckets = Collections.unmodifiableMap(new LinkedHashMap<>(buckets));
    if (!buckets.containsKey(INTERNAL)) {
      throw new IllegalArgumentException("There is no internal bucket among " + buckets.keySet());
    }
  }

  /** A stack whose buckets are {@code NAME-internal}, {@code -private} and so on. */
  public static IngestSettings of(String stackName, @Nullable Path providerFolder) {
    Map<String, String> buckets = new LinkedHashMap<>();
    Stream.of(INTERNAL, "private", "protected", "public")
        .forEach(key -> buckets.put(key, stackName + "-" + key));
    return new IngestSettings(stackName, buckets, providerFolder);
  }

  /** Whether a class handles a function of data ingest. */
  public static boolean isHandler(String className) {
    return className.startsWith(HANDLERS);
  }

  /** What the environment of data ingest's functions says of the providers' folder. */
  public static Map<String, String> variables(@Nullable Path providerFolder) {
    return providerFolder == null
        ? Map.of()
        : Map.of("WEIR_PROVIDER_FOLDER", providerFolder.toAbsolutePath().toString());
  }

  /** The same with another internal bucket. */
  public IngestSettings withInternalBucket(String name) {
    Map<String, String> others = new LinkedHashMap<>(buckets);
    others.put(INTERNAL, name);
    return new IngestSettings(stackName, others, providerFolder);
  }

  /** The name of the internal bucket. */
  public String internalBucket() {
    return buckets.getOrDefault(INTERNAL, "");
  }

  /** What a Cumulus message says of the stack in {@code meta}: its name, and its buckets. */
  public JsonObject meta() {
    JsonObject names = new JsonObject();
    buckets.forEach(
        (key, name) -> {
          JsonObject bucket = new JsonObject();
          bucket.addProperty("name", name);
          bucket.addProperty("type", key);
          names.add(key, bucket);
        });
    JsonObject meta = new JsonObject();
    meta.addProperty("stack", stackName);
    meta.add("buckets", names);
    return meta;
  }

  /** The tasks' ARNs, by what stands for them in workflows' files. */
  public Map<String, String> taskArns() {
    Map<String, String> arns = new LinkedHashMap<>();
    for (IngestTask task : IngestTask.values()) {
      arns.put(task.place(), arn(task));
    }
    return arns;
  }

  String arn(IngestTask task) {
    return "arn:aws:lambda:%s:%s:function:%s"
        .formatted(LocalStack.REGION, LocalStack.ACCOUNT, task.functionName(stackName));
  }
}
