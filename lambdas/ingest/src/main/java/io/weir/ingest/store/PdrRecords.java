package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.InternalBucket;

/**
 * Which PDRs are done with: an object {@code PREFIX/pdrs/PROVIDER/PDR} in the internal bucket for
 * each, written once all its granules are queued. A PDR is called by its path and name, in the form
 * of {@link StoredNames#encoded}: PDRs of one name are others in another folder, or at another
 * provider. Thread-safe.
 */
public final class PdrRecords {
  private final ObjectStore store;
  private final InternalBucket bucket;

  /** Creates a view on the records of a stack. */
  public PdrRecords(ObjectStore store, InternalBucket bucket) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
  }

  /** Returns the names of a provider's PDRs that have a record. */
  public StoredNames of(String provider) {
    return new StoredNames(store, bucket.name(), folder(provider));
  }

  /** Records that a PDR's granules are queued; replaces an earlier record. */
  public void queued(String provider, String pdr) {
    JsonObject json = new JsonObject();
    json.addProperty("provider", provider);
    json.addProperty("pdr", pdr);
    json.addProperty("status", "queued");
    store.put(
        new ObjectLocation(bucket.name(), folder(provider) + StoredNames.encoded(pdr)),
        Content.of(Json.text(json)));
  }

  private String folder(String provider) {
    return bucket.key("pdrs/" + StoredNames.encoded(provider) + "/");
  }
}
