package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way: objects {@code PREFIX/queued/FOLDER/TIMESTAMP-EXECUTION-UUID} in the internal
 * bucket, each a list of the names of thousands that a step has sent, one a line, sorted, in the
 * form of {@link StoredNames#encoded}. The folder is a collection's, or for PDRs a provider's. A
 * list says nothing of what became of a name later: its timestamp (UTC, {@code 20261122T052512Z})
 * tells when it is too old to be believed. Nothing reads it then, and a rule of the bucket's
 * deletes it. Thread-safe.
 */
public final class QueuedLists {
  /** Lists older than this may be gone; the bucket's rule leaves them a day more. */
  public static final Duration KEPT = Duration.ofDays(14);

  private static final String FOLDER = "queued/";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  /** Takes names. */
  @FunctionalInterface
  public interface NameVisitor {
    /**
     * Takes the next one.
     *
     * @param timestamp its list's
     */
    void visit(String encoded, String timestamp) throws IOException;
  }

  private final ObjectStore store;
  private final InternalBucket bucket;

  /** Creates a view on the lists of a stack. */
  public QueuedLists(ObjectStore store, InternalBucket bucket) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
  }

  /** Returns the folder of a collection's granules. */
  public static String folder(CollectionId collection) {
    return StoredNames.encoded(collection.toString());
  }

  /** Returns the folder of a provider's PDRs; no collection has a name without underscores. */
  public static String folder(String provider) {
    return "pdrs/" + StoredNames.encoded(provider);
  }

  /** Returns the form that times have in keys, whole seconds of UTC: it sorts as they do. */
  public static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  /**
   * Writes a list.
   *
   * @param at when its names were sent, or a little later
   * @param execution the name of the execution that sent them
   * @param names as they are, in any order
   */
  public void put(String folder, Instant at, String execution, List<String> names) {
    String key = at(folder) + timestamp(at) + marked(execution) + UUID.randomUUID();
    StringBuilder lines = new StringBuilder();
    names.stream()
        .map(StoredNames::encoded)
        .sorted()
        .forEach(name -> lines.append(name).append('\n'));
    store.put(new ObjectLocation(bucket.name(), key), Content.of(lines.toString()));
  }

  /** Returns what the places of all lists of an execution look like. */
  public String places(String execution) {
    return "s3://" + bucket.name() + "/" + at("*") + "*" + marked(execution) + "*";
  }

  /**
   * Reads all lists that are as young as this, in no order of the names, which may come twice.
   *
   * @throws RemoteResourceError if a list breaks off
   * @throws IOException if the visitor fails
   */
  public void read(String folder, Instant since, NameVisitor visitor) throws IOException {
    String prefix = at(folder);
    String oldest = prefix + timestamp(since);
    Optional<String> token = Optional.empty();
    do {
      ObjectPage page = store.list(bucket.name(), prefix, token.orElse(null));
      for (ObjectInfo list : page.objects()) {
        if (list.key().compareTo(oldest) >= 0) {
          String name = list.key().substring(prefix.length());
          read(list, name.substring(0, Math.max(0, name.indexOf('-'))), visitor);
        }
      }
      token = page.next();
    } while (token.isPresent());
  }

  private void read(ObjectInfo list, String timestamp, NameVisitor visitor) throws IOException {
    ObjectLocation at = new ObjectLocation(bucket.name(), list.key());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(store.get(at), StandardCharsets.US_ASCII))) {
      for (String line = next(lines, at); line != null; line = next(lines, at)) {
        visitor.visit(line, timestamp);
      }
    }
  }

  private static @Nullable String next(BufferedReader lines, ObjectLocation at) {
    try {
      return lines.readLine();
    } catch (IOException failure) {
      throw new RemoteResourceError(at + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  private String at(String folder) {
    return bucket.key(FOLDER + folder + "/");
  }

  private static String marked(String execution) {
    return "-" + StoredNames.encoded(execution) + "-";
  }
}
