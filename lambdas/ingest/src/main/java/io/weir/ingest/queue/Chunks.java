package io.weir.ingest.queue;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gathers granules into messages: as many of a group as are preferred, fewer where the message
 * would be too large to be started. The same granules give the same messages each time. Not
 * thread-safe.
 */
final class Chunks {
  /**
   * How many groups may have a message begun, each of at most a quarter of a MiB. One more, and the
   * oldest goes out as it is.
   */
  static final int MOST_OPEN = 64;

  private final Destination destination;
  private final int granulesPerMessage;
  private final Messages.Visitor messages;
  private final Map<GranuleGroup.Key, Chunk> open = new LinkedHashMap<>();

  Chunks(Destination destination, int granulesPerMessage, Messages.Visitor messages) {
    this.destination = destination;
    this.granulesPerMessage = granulesPerMessage;
    this.messages = messages;
  }

  /** Takes a granule, which alone must fit into a message; returns whether to go on. */
  boolean add(GranuleGroup group, QueuedGranule granule) throws IOException {
    Chunk begun = open.get(group.key());
    boolean goOn = true;
    if (begun != null && begun.bytesWith(granule) > destination.room(group.shape())) {
      goOn = close(begun);
      begun = null;
    }
    Chunk chunk = begun == null ? begin(group) : begun;
    chunk.add(granule);
    if (chunk.size() == granulesPerMessage) {
      goOn &= close(chunk);
    } else if (open.size() > MOST_OPEN) {
      goOn &= close(open.values().iterator().next());
    }
    return goOn;
  }

  /** Sends off what has been begun. */
  void finish() throws IOException {
    for (Iterator<Chunk> rest = open.values().iterator(); rest.hasNext(); ) {
      if (!messages.visit(rest.next().message(destination))) {
        return;
      }
      rest.remove();
    }
  }

  private Chunk begin(GranuleGroup group) {
    Chunk chunk = new Chunk(group);
    open.put(group.key(), chunk);
    return chunk;
  }

  private boolean close(Chunk chunk) throws IOException {
    open.remove(chunk.group().key());
    return messages.visit(chunk.message(destination));
  }
}
