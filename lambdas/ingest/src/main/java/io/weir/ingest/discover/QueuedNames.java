package io.weir.ingest.discover;

import io.weir.ingest.json.Fields;
import io.weir.ingest.store.QueuedLists;
import io.weir.ingest.store.StoredNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
  private @Nullable Line current;

  /** Sorts by name, then by time: names have no tabs, and all seconds as many digits. */
  private record Line(String name, Instant listed) {
    static String text(String name, Instant listed) {
      return name + '\t' + listed.getEpochSecond();
    }

    static @Nullable Line parse(@Nullable String text) {
      if (text == null) {
        return null;
      }
      int tab = text.indexOf('\t');
      return new Line(
          text.substring(0, tab), Instant.ofEpochSecond(Long.parseLong(text.substring(tab + 1))));
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
          folder, now.minus(requeueAfter), (name, listed) -> queued.add(Line.text(name, listed)));
    }
    queued.sort();
    current = Line.parse(queued.next());
  }

  /**
   * Tells whether there is a list with the name in it.
   *
   * @param encoded in the form of {@link StoredNames#encoded}, after the one asked for last
   */
  boolean contains(String encoded) throws IOException {
    return last(encoded).isPresent();
  }

  /** Returns when the name was listed last, in whole seconds; empty if it was not. */
  Optional<Instant> last(String encoded) throws IOException {
    Optional<Instant> last = Optional.empty();
    while (current != null && current.name().compareTo(encoded) <= 0) {
      if (current.name().equals(encoded)) {
        last = Optional.of(current.listed());
      }
      current = Line.parse(queued.next());
    }
    return last;
  }

  @Override
  public void close() throws IOException {
    queued.close();
  }
}
