package io.weir.ingest.queue;

import com.google.gson.JsonObject;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.Granule;
import io.weir.ingest.store.QueuedLists;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds each granule's group, with the full records of its collection and its provider. A granule's
 * own {@code provider} overrides the step's. Records are looked up once a group while no more than
 * {@value #MOST_GROUPS} are in use. One thread.
 */
final class GranuleGroups {
  /** Some 10 KB each. */
  private static final int MOST_GROUPS = 256;

  private final Destination destination;
  private final GranuleConfig config;
  private final @Nullable JsonObject pdr;
  private final Map<GranuleGroup.Key, GranuleGroup> groups =
      new LinkedHashMap<>(MOST_GROUPS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GranuleGroup.Key, GranuleGroup> eldest) {
          return size() > MOST_GROUPS;
        }
      };

  GranuleGroups(Destination destination, GranuleConfig config, Optional<JsonObject> pdr) {
    this.destination = destination;
    this.config = config;
    this.pdr = pdr.orElse(null);
  }

  GranuleGroup of(Granule granule) {
    CollectionId collection = granule.collectionId();
    String provider = granule.provider().orElse(config.provider().id());
    GranuleGroup.Key key = new GranuleGroup.Key(collection.toString(), provider);
    GranuleGroup known = groups.get(key);
    if (known != null) {
      return known;
    }
    GranuleGroup group = new GranuleGroup(key, shape(collection, provider));
    groups.put(key, group);
    return group;
  }

  private MessageShape shape(CollectionId collection, String provider) {
    JsonObject request = config.childMeta().deepCopy();
    if (pdr != null) {
      request.add("pdr", pdr);
    }
    request.addProperty("collection", collection.toString());
    request.addProperty("provider", provider);
    JsonObject meta = request.deepCopy();
    meta.add("collection", destination.records().collection(collection).json());
    meta.add("provider", provider(provider));
    return destination.shape(meta, Request.listed(request, QueuedLists.folder(collection)));
  }

  private JsonObject provider(String id) {
    return id.equals(config.provider().id())
        ? config.provider().json()
        : destination.records().provider(id).json();
  }
}
