package io.weir.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers values, each for its own time, and no more than a bound of them. Two threads that miss
 * at once both load. Thread-safe.
 */
final class ExpiringCache<K, V> {
  private final InstantSource clock;
  private final Map<K, Timed<V>> entries;

  ExpiringCache(InstantSource clock, int most) {
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Timed<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** A value and how long it may be believed. */
  record Loaded<V>(V value, Duration validity) {}

  private record Timed<V>(V value, Instant until) {}

  V get(K key, Supplier<Loaded<V>> loader) {
    Instant now = clock.instant();
    synchronized (entries) {
      Timed<V> known = entries.get(key);
      if (known != null && now.isBefore(known.until())) {
        return known.value();
      }
    }
    Loaded<V> loaded = loader.get();
    synchronized (entries) {
      entries.put(key, new Timed<>(loaded.value(), now.plus(loaded.validity())));
    }
    return loaded.value();
  }
}
