package io.weir.ingest.memory;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectPage;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects in this process' memory; every bucket exists. Thread-safe. */
public final class MemoryObjectStore implements ObjectStore {
  private static final int PAGE_SIZE = 1_000;

  private record Stored(Content content, Instant lastModified) {}

  private final InstantSource clock;
  private final NavigableMap<String, NavigableMap<String, Stored>> buckets = new TreeMap<>();

  /** Creates an empty store. */
  public MemoryObjectStore(InstantSource clock) {
    this.clock = requireNonNull(clock);
  }

  @Override
  public synchronized InputStream get(ObjectLocation from) {
    return open(stored(from).content());
  }

  @Override
  public synchronized Optional<ObjectInfo> head(ObjectLocation location) {
    return Optional.ofNullable(bucket(location.bucket()).get(location.key()))
        .map(stored -> info(location.key(), stored));
  }

  @Override
  public void put(ObjectLocation to, Content content) {
    Content copy = copy(content);
    synchronized (this) {
      bucket(to.bucket()).put(to.key(), new Stored(copy, clock.instant()));
    }
  }

  @Override
  public synchronized ObjectPage list(String bucket, String prefix, @Nullable String nextToken) {
    NavigableMap<String, Stored> rest =
        nextToken == null
            ? bucket(bucket).tailMap(prefix, true)
            : bucket(bucket).tailMap(nextToken, false);
    List<ObjectInfo> found =
        rest.entrySet().stream()
            .takeWhile(entry -> entry.getKey().startsWith(prefix))
            .limit(PAGE_SIZE + 1L)
            .map(MemoryObjectStore::info)
            .toList();
    return found.size() <= PAGE_SIZE
        ? new ObjectPage(found, null)
        : new ObjectPage(found.subList(0, PAGE_SIZE), found.get(PAGE_SIZE - 1).key());
  }

  @Override
  public synchronized void copy(ObjectLocation from, ObjectLocation to) {
    bucket(to.bucket()).put(to.key(), new Stored(stored(from).content(), clock.instant()));
  }

  @Override
  public synchronized void delete(ObjectLocation location) {
    bucket(location.bucket()).remove(location.key());
  }

  private Stored stored(ObjectLocation location) {
    Stored stored = bucket(location.bucket()).get(location.key());
    if (stored == null) {
      throw new FileNotFound(location + " does not exist");
    }
    return stored;
  }

  private NavigableMap<String, Stored> bucket(String name) {
    return buckets.computeIfAbsent(name, _ -> new TreeMap<>());
  }

  private static ObjectInfo info(Entry<String, Stored> entry) {
    return info(entry.getKey(), entry.getValue());
  }

  private static ObjectInfo info(String key, Stored stored) {
    return new ObjectInfo(key, stored.content().size(), stored.lastModified());
  }

  private static Content copy(Content content) {
    try (InputStream stream = open(content)) {
      return Content.of(stream.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static InputStream open(Content content) {
    try {
      return content.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
