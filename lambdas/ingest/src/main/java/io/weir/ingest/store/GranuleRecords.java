package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;

/**
 * Which granules ingest is done with: an object {@code PREFIX/granules/NAME___VERSION/GRANULE} in
 * the internal bucket for each, written when it was ingested, or when its content turned out to be
 * corrupt, which trying again would not change. Thread-safe.
 */
public final class GranuleRecords {
  private final ObjectStore store;
  private final InternalBucket bucket;

  /** Creates a view on the records of a stack. */
  public GranuleRecords(ObjectStore store, InternalBucket bucket) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
  }

  /** Returns the names of a collection's granules that have a record. */
  public StoredNames of(CollectionId collection) {
    return new StoredNames(store, bucket.name(), folder(collection));
  }

  /** Records that a granule is in its place; replaces an earlier record. */
  public void completed(CollectionId collection, String granuleId) {
    put(collection, granuleId, "completed", "");
  }

  /** Records why a granule cannot be ingested as it is; replaces an earlier record. */
  public void failed(CollectionId collection, String granuleId, String reason) {
    put(collection, granuleId, "failed", reason);
  }

  private void put(CollectionId collection, String granuleId, String status, String reason) {
    JsonObject json = new JsonObject();
    json.addProperty("granuleId", granuleId);
    json.addProperty("collectionId", collection.toString());
    json.addProperty("status", status);
    if (!reason.isEmpty()) {
      json.addProperty("error", reason);
    }
    store.put(
        new ObjectLocation(bucket.name(), folder(collection) + StoredNames.encoded(granuleId)),
        Content.of(Json.text(json)));
  }

  private String folder(CollectionId collection) {
    return bucket.key("granules/" + StoredNames.encoded(collection.toString()) + "/");
  }
}
