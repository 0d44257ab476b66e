package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

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
     * @param listed its list's timestamp
     */
    void visit(String encoded, Instant listed) throws IOException;
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

  /**
   * Writes a list.
   *
   * @param at when its names were sent, or a little later
   * @param execution the name of the execution that sent them
   * @param names as they are, in any order
   */
  public void put(String folder, Instant at, String execution, List<String> names) {
    String key = at(folder) + TIMESTAMP.format(at) + marked(execution) + UUID.randomUUID();
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
   * @throws IOException if a list breaks off
   */
  public void read(String folder, Instant since, NameVisitor visitor) throws IOException {
    String prefix = at(folder);
    String oldest = prefix + TIMESTAMP.format(since);
    Optional<String> token = Optional.empty();
    do {
      ObjectPage page = store.list(bucket.name(), prefix, token.orElse(null));
      for (ObjectInfo list : page.objects()) {
        if (list.key().compareTo(oldest) >= 0) {
          read(list, timestamp(list.key().substring(prefix.length())), visitor);
        }
      }
      token = page.next();
    } while (token.isPresent());
  }

  private static Instant timestamp(String name) {
    return TIMESTAMP.parse(name.substring(0, name.indexOf('-')), Instant::from);
  }

  private void read(ObjectInfo list, Instant listed, NameVisitor visitor) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                store.get(new ObjectLocation(bucket.name(), list.key())),
                StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.visit(line, listed);
      }
    }
  }

  private String at(String folder) {
    return bucket.key(FOLDER + folder + "/");
  }

  private static String marked(String execution) {
    return "-" + StoredNames.encoded(execution) + "-";
  }
}
