package io.weir.ingest.store;

import com.google.gson.JsonArray;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.ListedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells which granules of a collection ingest is done with, by one pass over the listing of their
 * records. A record that a granule was ingested is known by its size and not read; the few that
 * tell of corrupt ones are. Granules must be asked for in the order of their encoded names. Not
 * thread-safe.
 */
public final class GranulesDone {
  private final ObjectStore store;
  private final String bucket;
  private final CollectionId collection;
  private final StoredNames records;

  GranulesDone(ObjectStore store, String bucket, String folder, CollectionId collection) {
    this.store = store;
    this.bucket = bucket;
    this.collection = collection;
    records = new StoredNames(store, bucket, folder);
  }

  /** What a granule's record says. */
  public sealed interface Standing {
    /** There is no record. */
    record Unknown() implements Standing {}

    /** It was ingested, or is as it was when its content was found corrupt. */
    record Done() implements Standing {}

    /**
     * It is listed otherwise than when its content was found corrupt.
     *
     * @param since when that was
     */
    record Failed(Instant since) implements Standing {}
  }

  /**
   * Looks a granule up.
   *
   * @param files its files as they are listed now; asked for only if that matters
   */
  public Standing of(String granuleId, Supplier<JsonArray> files) throws IOException {
    Optional<ObjectInfo> record = records.find(StoredNames.encoded(granuleId));
    if (record.isEmpty()) {
      return new Standing.Unknown();
    }
    long completedSize = GranuleRecords.completedRecord(collection, granuleId).size();
    return record.get().size() == completedSize
        ? new Standing.Done()
        : read(record.get(), files.get());
  }

  private Standing read(ObjectInfo object, JsonArray files) throws IOException {
    ObjectLocation location = new ObjectLocation(bucket, object.key());
    String what = "record " + location;
    try (InputStream stream = store.get(location)) {
      Fields record = new Fields(what, Json.object(Json.parse(stream, what), what));
      boolean failedOtherwise =
          record.text(GranuleRecords.STATUS).equals(GranuleRecords.FAILED)
              && record.optionalArray(GranuleRecords.FILES).stream()
                  .noneMatch(failed -> ListedFiles.same(failed, files));
      return failedOtherwise ? new Standing.Failed(object.lastModified()) : new Standing.Done();
    } catch (FileNotFound deletedMeanwhile) {
      return new Standing.Unknown();
    }
  }
}
