package io.weir.infra.construct;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The buckets of data ingest, by the keys that collections have for them: {@code internal}, which
 * is given, and {@code private}, {@code protected} and {@code public}, which are made like it. None
 * is open to the public, {@code public} neither: it holds what may be published, and who publishes
 * it says how. Their names are CloudFormation's, since a name is taken for all accounts.
 *
 * <p>With their stack goes an empty bucket alone: S3 deletes none that has objects.
 */
public final class IngestBuckets extends Construct {
  /** What lies in {@code events/} outlives a message's 14 days in a queue and a redrive's 14. */
  private static final Duration LARGE_MESSAGES = Duration.days(30);

  /** A day more than discovery may ask for. */
  private static final Duration QUEUED_LISTS = Duration.days(15);

  private final IBucket internal;
  private final Map<String, Bucket> files = new LinkedHashMap<>();

  /**
   * Creates the buckets of files.
   *
   * @param prefix the folder of the stack's records
   * @param internal holds the stack's own records. If this app makes it, it forgets large messages,
   *     its {@code events/}, after 30 days, and lists of what was queued, {@code PREFIX/queued/},
   *     after 15; an existing one needs such rules of its owner's
   * @param retention what becomes of the files with the stack
   */
  public IngestBuckets(
      Construct scope, String id, String prefix, IBucket internal, Retention retention) {
    super(scope, id);
    this.internal = internal;
    if (internal instanceof Bucket created) {
      forget(created, "large-messages", IngestPermissions.LARGE_MESSAGES, LARGE_MESSAGES);
      forget(created, "queued-lists", prefix + "/" + IngestPermissions.QUEUED, QUEUED_LISTS);
    }
    ids().forEach((key, name) -> files.put(key, create(name, retention)));
  }

  /** Returns the buckets' names by their keys, {@code internal} first. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("internal", internal.getBucketName());
    files.forEach((key, bucket) -> names.put(key, bucket.getBucketName()));
    return names;
  }

  IBucket internal() {
    return internal;
  }

  /** Those that granules' files are put into. */
  List<Bucket> files() {
    return List.copyOf(files.values());
  }

  /** Their constructs' names by their keys. */
  private static Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("private", "Private");
    ids.put("protected", "Protected");
    ids.put("public", "Public");
    return Collections.unmodifiableMap(ids);
  }

  private Bucket create(String id, Retention retention) {
    return WorkflowTemplate.createBucket(this, id, retention);
  }

  private static void forget(Bucket bucket, String rule, String prefix, Duration after) {
    bucket.addLifecycleRule(
        LifecycleRule.builder()
            .id(rule)
            .prefix(prefix)
            .expiration(after)
            .noncurrentVersionExpiration(after)
            .build());
  }
}
