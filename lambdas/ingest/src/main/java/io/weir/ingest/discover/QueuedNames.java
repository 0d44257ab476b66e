package io.weir.ingest.discover;

import io.weir.ingest.json.Fields;
import io.weir.ingest.store.QueuedLists;
import io.weir.ingest.store.StoredNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was queued a short while ago, and so need not be offered again. The names asked for
 * must ascend. Takes the memory of {@link SortedLines}. Not thread-safe.
 */
final class QueuedNames implements AutoCloseable {
  /** {@code requeueAfter} of a step that does not say otherwise: longer than work should wait. */
  static final Duration REQUEUE_AFTER = Duration.ofDays(1);

  private final QueuedLists lists;
  private final String folder;
  private final Duration requeueAfter;
  private final SortedLines queued = new SortedLines();
  private @Nullable String ahead;
  private @Nullable Entry current;

  /** A name, and when it was queued last, as {@link QueuedLists#timestamp} writes it. */
  private record Entry(String name, String newest) {
    /** Sorts before all that names have in them, so that the entries of one name are neighbors. */
    private static final char SEPARATOR = '\t';

    String line() {
      return name + SEPARATOR + newest;
    }

    static Entry parse(String line) {
      int at = line.lastIndexOf(SEPARATOR);
      return new Entry(line.substring(0, at), line.substring(at + 1));
    }
  }

  /**
   * Creates them; nothing is read yet.
   *
   * @param folder of the lists
   * @param requeueAfter how old a list may be
   */
  QueuedNames(QueuedLists lists, String folder, Duration requeueAfter) {
    this.lists = lists;
    this.folder = folder;
    this.requeueAfter = requeueAfter;
  }

  /**
   * Reads {@code requeueAfter}: whole seconds after which what was queued, and has no record still,
   * is offered again; 0 is at once.
   *
   * @throws io.weir.ingest.error.InvalidArgument if lists are not kept for so long
   */
  static Duration requeueAfter(Fields config) {
    String name = "requeueAfter";
    long seconds = config.optionalCount(name).orElse(REQUEUE_AFTER.toSeconds());
    if (seconds > QueuedLists.KEPT.toSeconds()) {
      throw config.wrong(name, "at most " + QueuedLists.KEPT.toSeconds() + ", 14 days");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Reads what was queued, once, before anything is asked: as late as can be. */
  void read(Instant now) throws IOException {
    if (requeueAfter.isPositive()) {
      lists.read(
          folder,
          now.minus(requeueAfter),
          (name, timestamp) -> queued.add(new Entry(name, timestamp).line()));
    }
    queued.sort();
    ahead = queued.next();
    current = next();
  }

  /**
   * Tells whether there is a list with the name in it.
   *
   * @param encoded in the form of {@link StoredNames#encoded}, not before the one asked for last
   * @param since older lists do not count, to the second; {@link Instant#MIN} for all
   */
  boolean contains(String encoded, Instant since) throws IOException {
    while (current != null && current.name().compareTo(encoded) < 0) {
      current = next();
    }
    return current != null
        && current.name().equals(encoded)
        && (since.equals(Instant.MIN)
            || current.newest().compareTo(QueuedLists.timestamp(since)) >= 0);
  }

  /** Reads all lines of one name: the last has the newest timestamp. */
  private @Nullable Entry next() throws IOException {
    Entry entry = null;
    while (ahead != null) {
      Entry following = Entry.parse(ahead);
      if (entry != null && !entry.name().equals(following.name())) {
        return entry;
      }
      entry = following;
      ahead = queued.next();
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    queued.close();
  }
}
