package io.weir.ingest.queue;

import java.util.ArrayList;
import java.util.List;

/** Granules of one group on their way into one message. Not thread-safe. */
final class Chunk {
  private static final String BEGIN = "{\"granules\":[";
  private static final String END = "]}";

  /** What a payload has besides its granules. */
  static final int FRAME_BYTES = BEGIN.length() + END.length();

  private final GranuleGroup group;
  private final List<String> granuleIds = new ArrayList<>();
  private final List<String> identity = new ArrayList<>();
  private final StringBuilder payload = new StringBuilder(BEGIN);
  private int bytes = FRAME_BYTES;

  Chunk(GranuleGroup group) {
    this.group = group;
  }

  GranuleGroup group() {
    return group;
  }

  int size() {
    return granuleIds.size();
  }

  /** Returns how many bytes the payload has with one more granule. */
  int bytesWith(QueuedGranule granule) {
    return bytes + granule.bytes() + (granuleIds.isEmpty() ? 0 : 1);
  }

  void add(QueuedGranule granule) {
    bytes = bytesWith(granule);
    if (!granuleIds.isEmpty()) {
      payload.append(',');
    }
    payload.append(granule.text());
    granuleIds.add(granule.granuleId());
    identity.add(granule.identity());
  }

  Outgoing message(Destination destination) {
    return destination.message(group.shape(), granuleIds, identity, payload + END);
  }
}
