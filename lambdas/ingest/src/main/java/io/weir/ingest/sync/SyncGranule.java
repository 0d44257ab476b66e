package io.weir.ingest.sync;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.provider.ProviderFiles;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.Buckets;
import io.weir.ingest.record.Collection;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.Granule;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.GranuleRecords;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cumulus' SyncGranule, straight to the final place: copies the files of each granule of {@code
 * {"granules": [...]}} from the provider into the bucket and folder that the collection says,
 * verifies sizes and checksums, and answers with the same payload, the files as they are now:
 * {@code {bucket, key, fileName, size, checksumType, checksum, source, type}}.
 *
 * <p>Safe to repeat. A granule that is in its place gets a record, see {@link GranuleRecords}, and
 * so does one whose content is corrupt. One granule's failure does not keep the others of the
 * message from being copied; the step then fails, naming granule and file. Thread-safe.
 */
public final class SyncGranule implements Task {
  private final Providers providers;
  private final ObjectStore store;

  /** Creates the task. */
  public SyncGranule(Providers providers, ObjectStore store) {
    this.providers = requireNonNull(providers);
    this.store = requireNonNull(store);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    Run run = new Run(config, input.meta());
    JsonWriter json = output.json();
    try (JsonReader payload = input.payload()) {
      if (payload.peek() != JsonToken.BEGIN_OBJECT) {
        throw new InvalidArgument("the payload must be an object with granules");
      }
      payload.beginObject();
      json.beginObject();
      boolean given = false;
      while (payload.hasNext()) {
        String name = payload.nextName();
        json.name(name);
        if (name.equals("granules")) {
          given = true;
          run.sync(payload, output);
        } else {
          output.value(Json.next(payload, name));
        }
      }
      json.endObject();
      if (!given) {
        throw noGranules("missing");
      }
    }
    run.failures.throwIfAny();
  }

  private static InvalidArgument noGranules(String what) {
    return new InvalidArgument("payload: granules must be an array of granules, is " + what);
  }

  /** One invocation. */
  private final class Run {
    private final SyncFailures failures = new SyncFailures();
    private final Fields config;
    private final ProviderFiles files;
    private final Buckets buckets;
    private final InternalBucket bucket;
    private final GranuleRecords records;
    private final Optional<Collection> configured;
    private final Map<CollectionId, GranuleSync> syncs = new HashMap<>();

    Run(Fields config, Fields meta) throws IOException {
      this.config = config;
      files = providers.open(Provider.of(config.object("provider")), config);
      buckets = Buckets.of(config, meta);
      bucket = InternalBucket.of(config, meta);
      records = new GranuleRecords(store, bucket);
      configured = config.optionalObject("collection").map(Collection::of);
    }

    void sync(JsonReader payload, PayloadWriter output) throws IOException {
      if (payload.peek() != JsonToken.BEGIN_ARRAY) {
        throw noGranules(Fields.kind(Json.next(payload, "granules")));
      }
      output.json().beginArray();
      payload.beginArray();
      for (int i = 0; payload.hasNext(); i++) {
        String where = "granules[" + i + "]";
        sync(Granule.of(Json.next(payload, where), where), output);
      }
      payload.endArray();
      output.json().endArray();
    }

    private void sync(Granule granule, PayloadWriter output) throws IOException {
      try {
        CollectionId collection = collectionId(granule);
        output.value(sync(granule, collection));
        failures.copied();
      } catch (TaskException failure) {
        failures.failed(granule.granuleId(), failure);
      }
    }

    private JsonObject sync(Granule granule, CollectionId collection) throws IOException {
      try {
        JsonObject synced = syncOf(collection).sync(granule);
        records.completed(collection, granule.granuleId());
        return synced;
      } catch (TaskException failure) {
        if (SyncFailures.isCorrupt(failure)) {
          records.failed(
              collection,
              granule.granuleId(),
              String.valueOf(failure.getMessage()),
              granule.fields().array("files"));
        }
        throw failure;
      }
    }

    private CollectionId collectionId(Granule granule) {
      boolean named =
          granule.fields().value("collectionId") != null
              || granule.fields().value("dataType") != null;
      return named || configured.isEmpty() ? granule.collectionId() : configured.get().id();
    }

    private GranuleSync syncOf(CollectionId id) {
      return syncs.computeIfAbsent(
          id,
          _ -> {
            Collection collection =
                configured
                    .filter(one -> one.id().equals(id))
                    .orElseGet(
                        () ->
                            new StoredRecords(store, bucket.name(), bucket.prefix())
                                .collection(id));
            return new GranuleSync(config, collection, files, buckets, store);
          });
    }
  }
}
