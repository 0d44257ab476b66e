package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.record.Granule;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The messages of a QueueGranules step. All granules are read and checked before the first message
 * is made, so that a bad one stops the step while nothing is queued yet. Not thread-safe.
 */
final class GranuleMessages implements Messages {
  private final Destination destination;
  private final GranuleConfig config;
  private final GranuleGroups groups;
  private final PayloadList granules;
  private final OptionalLong createdAtMillis;

  /**
   * Creates them.
   *
   * @param createdAtMillis what {@code createdAt} becomes where it is missing; empty leaves it out
   */
  GranuleMessages(
      Destination destination,
      GranuleConfig config,
      GranuleGroups groups,
      PayloadList granules,
      OptionalLong createdAtMillis) {
    this.destination = destination;
    this.config = config;
    this.groups = groups;
    this.granules = granules;
    this.createdAtMillis = createdAtMillis;
  }

  /**
   * Checks all granules.
   *
   * @throws TaskException naming those that cannot be queued
   */
  void check() throws IOException {
    granules.checkEach(this::check);
  }

  private void check(JsonElement json, String where) {
    Granule granule = Granule.of(json, where);
    granule.fields().optionalCount("updatedAt");
    GranuleGroup group = group(granule);
    QueuedGranule queued = queued(granule, json);
    destination.checkSize(
        group.shape(), granule.fields().what(), queued.bytes() + Chunk.FRAME_BYTES);
  }

  @Override
  public void each(Visitor visitor) throws IOException {
    Chunks chunks = new Chunks(destination, config.granulesPerMessage(), visitor);
    Progress progress = new Progress();
    granules.each(
        (json, where) -> {
          Granule granule = Granule.of(json, where);
          QueuedGranule queued = queued(granule, json);
          progress.goOn = chunks.add(groups.of(granule), queued);
          return progress.goOn;
        });
    if (progress.goOn) {
      chunks.finish();
    }
  }

  private GranuleGroup group(Granule granule) {
    try {
      return groups.of(granule);
    } catch (RecordDoesNotExist absent) {
      throw new RecordDoesNotExist(granule.fields().what() + ": " + absent.getMessage(), absent);
    }
  }

  private QueuedGranule queued(Granule granule, JsonElement json) {
    return createdAtMillis.isPresent()
        ? QueuedGranule.of(granule, json, createdAtMillis.getAsLong())
        : QueuedGranule.asItIs(granule, json);
  }

  private static final class Progress {
    private boolean goOn = true;
  }
}
