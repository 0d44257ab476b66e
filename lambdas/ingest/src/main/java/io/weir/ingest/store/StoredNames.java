package io.weir.ingest.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which names have an object below a prefix, by one pass over the listing: a page of 1,000 is
 * in memory at a time. The names asked for must ascend. Not thread-safe.
 */
public final class StoredNames {
  private final ObjectStore store;
  private final String bucket;
  private final String prefix;
  private Iterator<ObjectInfo> page = List.<ObjectInfo>of().iterator();
  private @Nullable String nextToken;
  private @Nullable ObjectInfo current;
  private boolean begun;

  /**
   * Creates a view; nothing is read before it is asked.
   *
   * @param prefix what is before the names in the keys, with its slash
   */
  public StoredNames(ObjectStore store, String bucket, String prefix) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Returns the form that names have in keys: letters, digits, {@code . _ -} as they are, the UTF-8
   * bytes of all else as {@code %XX}. Forms sort by their characters as keys do by their bytes.
   */
  public static String encoded(String name) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(name.length() + 8);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        encoded.write(b);
      } else {
        encoded.writeBytes("%%%02X".formatted(b & 0xff).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return encoded.toString(StandardCharsets.US_ASCII);
  }

  /**
   * Tells whether there is an object of this name.
   *
   * @param encoded in the form of {@link #encoded}, not before the one asked for last
   */
  public boolean contains(String encoded) {
    return find(encoded).isPresent();
  }

  /**
   * Returns the object of a name; empty if there is none.
   *
   * @param encoded in the form of {@link #encoded}, not before the one asked for last
   */
  Optional<ObjectInfo> find(String encoded) {
    if (!begun) {
      begun = true;
      load();
      advance();
    }
    while (current != null && name(current).compareTo(encoded) < 0) {
      advance();
    }
    return Optional.ofNullable(current).filter(object -> name(object).equals(encoded));
  }

  private String name(ObjectInfo object) {
    return object.key().substring(prefix.length());
  }

  private void advance() {
    while (!page.hasNext() && nextToken != null) {
      load();
    }
    current = page.hasNext() ? page.next() : null;
  }

  private void load() {
    ObjectPage next = store.list(bucket, prefix, nextToken);
    page = next.objects().iterator();
    nextToken = next.nextToken();
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '.'
        || b == '_'
        || b == '-';
  }
}
