package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.ListedFiles;

/**
 * Which granules ingest is done with: an object {@code PREFIX/granules/NAME___VERSION/GRANULE} in
 * the internal bucket for each, written when it was ingested, or when its content turned out to be
 * corrupt. The latter keeps the files as they were listed: trying again changes nothing until the
 * listing does. Thread-safe.
 */
public final class GranuleRecords {
  static final String STATUS = "status";
  static final String FAILED = "failed";
  static final String FILES = "files";

  private final ObjectStore store;
  private final InternalBucket bucket;

  /** Creates a view on the records of a stack. */
  public GranuleRecords(ObjectStore store, InternalBucket bucket) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
  }

  /** Returns which of a collection's granules ingest is done with. */
  public GranulesDone of(CollectionId collection) {
    return new GranulesDone(store, bucket.name(), folder(collection), collection);
  }

  /** Records that a granule is in its place; replaces an earlier record. */
  public void completed(CollectionId collection, String granuleId) {
    put(collection, granuleId, completedRecord(collection, granuleId));
  }

  /**
   * Records why a granule cannot be ingested as it is; replaces an earlier record.
   *
   * @param files as its message had them
   */
  public void failed(CollectionId collection, String granuleId, String reason, JsonArray files) {
    JsonObject json = record(collection, granuleId, FAILED);
    json.addProperty("error", reason);
    json.add(FILES, ListedFiles.of(files));
    put(collection, granuleId, Content.of(Json.text(json)));
  }

  static Content completedRecord(CollectionId collection, String granuleId) {
    return Content.of(Json.text(record(collection, granuleId, "completed")));
  }

  private static JsonObject record(CollectionId collection, String granuleId, String status) {
    JsonObject json = new JsonObject();
    json.addProperty("granuleId", granuleId);
    json.addProperty("collectionId", collection.toString());
    json.addProperty(STATUS, status);
    return json;
  }

  private void put(CollectionId collection, String granuleId, Content record) {
    store.put(
        new ObjectLocation(bucket.name(), folder(collection) + StoredNames.encoded(granuleId)),
        record);
  }

  private String folder(CollectionId collection) {
    return bucket.key("granules/" + StoredNames.encoded(collection.toString()) + "/");
  }
}
